import { Report, ReportedFinding } from './report';
import { objectName, placeInPlan } from './words';
import { printableLine } from '../../report/escape';
import { Severity } from '../../rules/finding';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Findings as annotations on a pull request.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubAnnotations({ findings }: Report): string {
  return findings.filter(finding => finding.suppressed === undefined).map(annotation).join('');
}

function annotation(finding: ReportedFinding): string {
  const properties = [
    ...finding.file === undefined ? [] : [`file=${property(finding.file)}`],
    ...finding.line === undefined ? [] : [`line=${finding.line}`],
    `title=${property(`${finding.code} ${finding.rule}`)}`,
  ].join(',');
  const lines = [
    `${placeInPlan(finding)}${objectName(finding.object)}: ${finding.message}`,
    ...finding.witness === undefined ? [] : [finding.witness],
    `fix: ${finding.fix}`,
  ];
  return `::${COMMANDS[finding.severity]} ${properties}::${data(lines)}\n`;
}

/** Percent signs begin what stands for a character. */
function data(lines: readonly string[]): string {
  return lines.map(line => printableLine(line).replace(/%/g, '%25')).join('%0A');
}

function property(text: string): string {
  return data([text]).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
