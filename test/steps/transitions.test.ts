import { transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';
import { onTheWay } from '../../src/steps/on-the-way';

const cases = transitionCases().map(given => {
  const [before, after] = [Inventory.of(given.before), Inventory.of(given.after)];
  // As `check --before --after` says it: the step, and the set it leads to on its own.
  const ofAfter = checkManifests(after).map(finding => onTheWay(finding, before, after));
  return { ...given, ofStep: checkStep(before, after), ofAfter };
});

const at = (severity: Severity) => (finding: Finding): boolean => finding.severity === severity;

test('what the rules say about each measured step', () => {
  console.log(cases.map(({ id, expect: wanted, title, measured, ofStep, ofAfter }) => [
    id, wanted.padEnd(6), `${measured.removedLast.failed}${measured.removedFirst === undefined ? '' : `/${measured.removedFirst.failed}`}`.padEnd(9),
    [...ofStep, ...ofAfter].filter(finding => finding.severity !== Severity.INFO).map(({ code, severity }) => `${code} ${severity}`).join(', ').padEnd(40), title,
  ].join(' ')).join('\n'));
  expect(cases.length).toBeGreaterThan(0);
});

test.each(cases.filter(given => given.expect === 'broken'))('$id is an error: $title', ({ ofStep, ofAfter }) => {
  expect([...ofStep, ...ofAfter].filter(at(Severity.ERROR)).length).toBeGreaterThan(0);
});

test.each(cases.filter(given => given.expect === 'risky'))('$id is a warning at least: $title', ({ ofStep, ofAfter }) => {
  expect([...ofStep, ...ofAfter].filter(finding => !at(Severity.INFO)(finding)).length).toBeGreaterThan(0);
});

test.each(cases.filter(given => given.expect === 'good'))('$id is good: $title', ({ ofStep, ofAfter }) => {
  expect([...ofStep, ...ofAfter].filter(finding => !at(Severity.INFO)(finding)).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
