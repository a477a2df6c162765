import { Inventory } from '../../mesh/inventory';
import { Finding, Severity } from '../../rules/finding';
import { judgeSet, judgeStep } from '../check/judge';

/** What a step brings: what is wrong with the step, and with its end alone as far as that was not there before. */
export function newFindings(before: Inventory, after: Inventory): Finding[] {
  const key = ({ code, object: { kind, namespace, name }, message }: Finding): string => JSON.stringify([code, kind, namespace, name, message]);
  const known = new Set(judgeSet(before, {}).findings.map(key));
  return judgeStep(before, after, {}).findings.filter(finding => !known.has(key(finding)));
}

/** Errors and warnings that nobody suppressed. */
export function ofNote(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity, suppressed }) => severity !== Severity.INFO && suppressed === undefined);
}

export function errorsOf(findings: readonly Finding[]): Finding[] {
  return ofNote(findings).filter(({ severity }) => severity === Severity.ERROR);
}
