import { TransitionCase, transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';
import { onTheWay } from '../../src/steps/on-the-way';

/** As `check --before --after` says it: the step, and the set it leads to on its own. */
function findingsOf(given: TransitionCase): Finding[] {
  const [before, after] = [Inventory.of(given.before), Inventory.of(given.after)];
  return [...checkStep(before, after), ...checkManifests(after).map(finding => onTheWay(finding, before, after))].filter(({ severity }) => severity !== Severity.INFO);
}

const HOLDS: Readonly<Record<TransitionCase['expect'], (findings: readonly Finding[]) => boolean>> = {
  broken: findings => findings.some(({ severity }) => severity === Severity.ERROR),
  risky: findings => findings.length > 0,
  good: findings => findings.length === 0,
  open: () => true,
};

/** What is said, where that is not what was measured. */
function wrongAbout(given: TransitionCase): string[] {
  const findings = findingsOf(given);
  return HOLDS[given.expect](findings) ? [] : [`${given.expect}, and said is: ${findings.map(({ code, severity, message }) => `${code} ${severity} ${message}`).join('; ') || 'nothing'}`];
}

const cases = transitionCases();

test('the measured steps are all there', () => {
  const count = (wanted: TransitionCase['expect']): number => cases.filter(given => given.expect === wanted).length;
  expect({ broken: count('broken'), risky: count('risky'), good: count('good'), open: count('open') }).toEqual({ broken: 47, risky: 32, good: 86, open: 22 });
});

test.each(cases.filter(({ expect: wanted }) => wanted !== 'open'))('$id is $expect: $title', given => {
  expect(wrongAbout(given)).toEqual([]);
});
