import { html, markdownCode, markdownText } from './escape';
import { describeFinding } from './finding-words';
import { withContext } from './line-diff';
import { ObjectChange } from './object-changes';
import { StepReport } from './step-report';

const CONTEXT = 3;
/** Of all diffs together: a comment on GitHub may have 65,536 characters. */
const MOST_CHARACTERS = 40_000;

/** A step for a pull request: what it means for callers first, then what the rules say, then the objects, folded. */
export function stepMarkdown({ releases, summary, objects, findings }: StepReport): string {
  const lines = [
    ...releases.map(({ name, words }) => `**${markdownCode(name)}**: ${markdownText(words)}\n`),
    ...releases.length === 0 ? [`No release moves; ${summary}.\n`] : [`${capitalized(summary)}.\n`],
    ...findings.length === 0 ? ['No request fails on the way, as far as the rules can tell.\n'] : findings.map(finding => `- ${markdownText(describeFinding(finding))}`),
    ...findings.length === 0 ? [] : [''],
  ];
  return `${[...lines, ...folded(objects)].join('\n')}\n`;
}

function folded(objects: readonly ObjectChange[]): string[] {
  if (objects.length === 0) {
    return [];
  }
  let left = MOST_CHARACTERS;
  const parts = objects.flatMap(change => {
    const diff = diffOf(change);
    left -= diff.length;
    return [
      `<li>${html(change.sign)} ${[change.object, ...change.words].map(markdownCode).join(' ')}`,
      left < 0 ? ' (its diff is left out here)</li>' : `<pre>${diff}</pre></li>`,
    ].join('');
  });
  // One block of HTML without an empty line in it: Markdown does not look inside.
  return [`<details><summary>The objects</summary><ul>${parts.join('')}</ul></details>`];
}

/** In HTML, so that no fence can be closed from inside; an empty line would end the block. */
function diffOf({ lines }: ObjectChange): string {
  return withContext(lines(), CONTEXT).map(line => line === undefined ? '...' : html(`${line.sign} ${line.text}`)).join('&#10;');
}

function capitalized(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
