import { findingBadges, findingList } from './finding-list';
import { Markup, markup, when } from './markup';
import { Inventory } from '../../mesh/inventory';
import { DiffLine, withContext } from '../line-diff';
import { ObjectChange, countChanges, objectChanges } from '../object-changes';
import { ReleaseData, StepData } from '../plan-data';
import { releaseWords } from '../release-words';

const CONTEXT = 3;
const SIGNS = { '+': 'comes', '~': 'changes', '-': 'goes' } as const;

/** A step: what it means, what changes, what the rules say, and the way back. */
export function stepDetails(release: ReleaseData, index: number, sets: readonly Inventory[]): Markup {
  const step = release.steps[index];
  const [before, after] = [release.stages[index], release.stages[index + 1]];
  const changes = objectChanges(sets[index], sets[index + 1]);
  const words = [...releaseWords(before, after), countChanges(changes)].join(', ');
  const back = [...releaseWords(after, before), countChanges(objectChanges(sets[index + 1], sets[index]))].join(', ');
  return markup`<details class="step"><summary><span class="name">${step.from} → ${step.to}</span> ${words}${findingBadges([...step.forward, ...step.back])}</summary>
${findingList(step.forward)}
<ul class="objects">${changes.map(objectItem)}</ul>
<p class="back">Way back, to ${step.from}: ${back}. ${wayBackFindings(step)}</p>
${findingList(step.back)}
</details>`;
}

function wayBackFindings({ back }: StepData): string {
  return back.some(({ suppressed }) => suppressed === undefined) ? 'The rules say of it:' : 'The rules say nothing against it.';
}

function objectItem({ sign, object, words, lines }: ObjectChange): Markup {
  return markup`<li><details><summary><span class="sign">${SIGNS[sign]}</span> ${object}${when(words.length > 0, () => markup`<ul class="words">${words.map(word => markup`<li>${word}</li>`)}</ul>`)}</summary>
<pre class="diff" tabindex="0" aria-label="What of ${object} ${SIGNS[sign]}">${withContext(lines(), CONTEXT).map(diffLine)}</pre></details></li>`;
}

function diffLine(line: DiffLine | undefined): Markup {
  switch (line?.sign) {
    case undefined: return markup`<span>  ...</span>
`;
    case '+': return markup`<ins>+ ${line!.text}</ins>
`;
    case '-': return markup`<del>- ${line!.text}</del>
`;
    default: return markup`<span>  ${line!.text}</span>
`;
  }
}
