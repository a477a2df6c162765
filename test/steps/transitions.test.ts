import { TransitionCase, transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';
import { onTheWay } from '../../src/steps/on-the-way';

/** Measured steps of which the rules do not say yet what was measured: the list only gets shorter. */
const NOT_YET: readonly string[] = ['u023', 'u303'];

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
const judged = cases.filter(({ expect: wanted }) => wanted !== 'open');

test('the measured steps are all there', () => {
  const count = (wanted: TransitionCase['expect']): number => cases.filter(given => given.expect === wanted).length;
  expect({ broken: count('broken'), risky: count('risky'), good: count('good'), open: count('open') }).toEqual({ broken: 47, risky: 32, good: 86, open: 22 });
  expect(NOT_YET.filter(id => judged.every(given => given.id !== id))).toEqual([]);
});

test.each(judged.filter(({ id }) => !NOT_YET.includes(id)))('$id is $expect: $title', given => {
  expect(wrongAbout(given)).toEqual([]);
});

test.each(judged.filter(({ id }) => NOT_YET.includes(id)))('$id is not judged as measured yet: $title', given => {
  expect(wrongAbout(given)).not.toEqual([]);
});
