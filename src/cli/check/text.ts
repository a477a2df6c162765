import { Report, ReportedFinding, summaryOf } from './report';
import { objectName, placeInPlan } from './words';
import { groupBy } from '../../mesh/groups';
import { printableLine } from '../../report/escape';
import { Style, count } from '../../report/style';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;
const INDENT = '    ';

/** For people: findings under the object they are about, then one line that counts them. */
export function textReport(report: Report, style: Style): string {
  const groups = groupBy(report.findings.filter(({ suppressed }) => suppressed === undefined), finding => headingOf(finding, style));
  const blocks = [...groups].map(([heading, findings]) => `${heading}\n${findings.map(finding => findingText(finding, style)).join('')}`);
  return [...blocks, `${summaryLine(report, style)}\n`].join('\n');
}

function headingOf(finding: ReportedFinding, style: Style): string {
  const place = finding.file === undefined ? '' : `  ${finding.file}${finding.document === undefined ? '' : `, document ${finding.document}`}`;
  return `${printableLine(placeInPlan(finding))}${style('bold', printableLine(objectName(finding.object)))}${style('dim', printableLine(place))}`;
}

function findingText(finding: ReportedFinding, style: Style): string {
  const details = [
    ...finding.field === undefined ? [] : [`at ${finding.field}${finding.line === undefined ? '' : `, line ${finding.line}`}`],
    ...finding.witness === undefined ? [] : [finding.witness],
    ...finding.related === undefined ? [] : [`with ${finding.related.map(objectName).join(', ')}`],
    `fix: ${finding.fix}`,
    ...finding.safeSteps === undefined ? [] : ['safe steps:', ...finding.safeSteps.map((step, index) => `  ${index + 1}. ${step}`)],
  ];
  const severity = style(COLOURS[finding.severity], finding.severity);
  return [
    `  ${severity} ${finding.code} ${finding.rule}: ${printableLine(finding.message)}`,
    ...details.map(detail => `${INDENT}${printableLine(detail)}`),
    '',
  ].join('\n');
}

function summaryLine(report: Report, style: Style): string {
  const { objects, errors, warnings, infos, suppressed } = summaryOf(report);
  const counts = [
    ...errors > 0 ? [style('red', count(errors, 'error'))] : [],
    ...warnings > 0 ? [style('yellow', count(warnings, 'warning'))] : [],
    ...infos > 0 ? [style('blue', `${infos} information`)] : [],
    ...suppressed > 0 ? [`${suppressed} suppressed`] : [],
  ];
  const found = errors + warnings + infos === 0 ? style('green', ['no findings', ...counts].join(', ')) : counts.join(', ');
  const step = report.judged === undefined ? '' : ` of the step from ${printableLine(report.judged.from)} to ${printableLine(report.judged.to)}`;
  return `${found} in ${count(objects, 'object')}${step}`;
}
