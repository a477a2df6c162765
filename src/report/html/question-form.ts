import { Markup, markup } from './markup';
import { groupBy } from '../../mesh/groups';
import { Question } from '../answers';
import { ReleaseData } from '../plan-data';

/** Which version answers which request, at every stage. The script shows the one that is chosen; without it all stand below each other. */
export function questionForm(id: string, { stages, current, name }: ReleaseData, questions: readonly Question[]): Markup {
  const byWayIn = groupBy(questions.map((question, index) => ({ ...question, index })), ({ wayIn }) => wayIn);
  const option = (index: number, request: string): Markup => markup`<option value="${id}-q${index}">${request}</option>`;
  return markup`<form class="ask" hidden><label for="${id}-ask">Request</label>
<select id="${id}-ask">${[...byWayIn].map(([wayIn, asked]) => markup`<optgroup label="${wayIn}">${asked.map(({ index, request }) => option(index, request))}</optgroup>`)}</select></form>
<div class="answers" aria-live="polite">${questions.map(({ request, answers }, index) => markup`<div class="scroll answer" id="${id}-q${index}" role="region" aria-label="Answers of ${name} to ${request}" tabindex="0"><table>
<caption>${request}</caption>
<thead><tr><th scope="col">stage</th><th scope="col">answer</th></tr></thead>
<tbody>${stages.map((stage, number) => markup`<tr${stage.name === current ? markup` aria-current="step"` : markup``}><th scope="row">${stage.name}</th><td>${answers[number].text}
<details><summary>why</summary><ol>${answers[number].reasons.map(reason => markup`<li>${reason}</li>`)}</ol></details></td></tr>`)}</tbody>
</table></div>`)}</div>`;
}
