import { CaseOutcome } from './run-cases';
import { json, printableLine } from '../../report/escape';
import { Style } from '../../report/style';

/** One line a failure, then one that counts. */
export function casesText(outcomes: readonly CaseOutcome[], style: Style): string {
  const lines = outcomes.flatMap(({ name, failures }) => failures.map(failure => `${style('red', 'failed')} ${printableLine(`${name}: ${failure}`)}`));
  const failed = outcomes.filter(({ failures }) => failures.length > 0).length;
  return text(lines, outcomes.length - failed, failed, style);
}

export function casesJson(outcomes: readonly CaseOutcome[]): string {
  const tests = outcomes.map(({ name, failures, reasons }) => ({ name, passed: failures.length === 0, failures, reasons }));
  const passed = tests.filter(test => test.passed).length;
  return `${json({ tests, summary: { passed, failed: tests.length - passed } }, 2)}\n`;
}

function text(lines: readonly string[], passed: number, failed: number, style: Style): string {
  const summary = `${style('green', `${passed} passed`)}, ${failed === 0 ? '0 failed' : style('red', `${failed} failed`)}`;
  return [...lines, summary, ''].join('\n');
}
