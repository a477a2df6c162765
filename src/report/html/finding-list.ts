import { Markup, NOTHING, markup, when } from './markup';
import { Finding } from '../../rules/finding';

/** What the rules say, where it is said; nothing where they say nothing. */
export function findingList(findings: readonly Finding[]): Markup {
  const open = findings.filter(({ suppressed }) => suppressed === undefined);
  return open.length === 0 ? NOTHING : markup`<ul class="findings">${open.map(item)}</ul>`;
}

/** ` 1 warning`, for a summary. */
export function findingBadges(findings: readonly Finding[]): Markup {
  const open = findings.filter(({ suppressed }) => suppressed === undefined);
  const counts = (['error', 'warning'] as const).map(severity => ({ severity, number: open.filter(finding => finding.severity === severity).length }));
  return markup`${counts.filter(({ number }) => number > 0).map(({ severity, number }) => markup` <span class="badge ${severity}">${number} ${severity}${number === 1 ? '' : 's'}</span>`)}`;
}

function item({ severity, code, rule, object, message, witness, fix, safeSteps }: Finding): Markup {
  return markup`<li><span class="badge ${severity}">${severity}</span> <strong>${code} ${rule}</strong> ${object.kind} ${object.namespace}/${object.name}: ${message}
${when(witness !== undefined, () => markup`<p>${witness!}</p>`)}<p>Way out: ${fix}</p>
${when(safeSteps !== undefined, () => markup`<p>Safe steps:</p><ol>${safeSteps!.map(step => markup`<li>${step}</li>`)}</ol>`)}</li>`;
}
