import { casesOf, codesWithCases, findingsOf, run, shown } from './case-file';
import { staticRules } from '../../src/rules/catalogue';
import { Severity } from '../../src/rules/finding';
import { stepRules } from '../../src/steps/catalogue';

const rules = [...staticRules, ...stepRules];

/** Texts that no finding has. */
function missing(texts: readonly string[] = [], found: readonly string[]): string[] {
  return texts.filter(text => !found.some(said => said.includes(text)));
}

describe.each(codesWithCases())('%s', code => {
  test.each(casesOf(code).map(given => [given.name, given] as const))('%s', (_, given) => {
    const findings = findingsOf(code, given);
    expect(findings.map(shown).sort()).toEqual([...given.findings].sort());
    expect(missing(given.says, findings.map(({ message }) => message))).toEqual([]);
    expect(missing(given.fixes, findings.map(({ fix }) => fix))).toEqual([]);
    expect(missing(given.witness, findings.map(({ witness = '' }) => witness))).toEqual([]);
    expect(given.steps ?? []).toEqual(given.steps === undefined ? [] : findings.flatMap(({ safeSteps }) => safeSteps === undefined ? [] : [safeSteps]));
  });
});

test('rules that are left out where errors alone are asked for say none', () => {
  const errors = (atLeast?: Severity) => codesWithCases().flatMap(casesOf).flatMap(given => run(given, atLeast)).filter(({ severity }) => severity === Severity.ERROR);
  expect(errors(Severity.ERROR)).toEqual(errors());
  expect(new Set(errors().map(({ code }) => code)).size).toBeGreaterThan(100);
});

test('every file of cases belongs to a rule', () => {
  expect(codesWithCases().filter(code => !rules.some(rule => rule.code === code))).toEqual([]);
});

test.each(rules.map(rule => [rule.code, rule.name]))('%s %s has a case that it finds and one that it passes', code => {
  const cases = codesWithCases().includes(code) ? casesOf(code) : [];
  expect(cases.some(given => given.findings.length > 0)).toBe(true);
  expect(cases.some(given => given.findings.length === 0)).toBe(true);
});

test.each(rules.map(rule => [rule.code, rule.name]))('the words of %s %s stand in a case', code => {
  const told = (key: 'says' | 'fixes') => casesOf(code).flatMap(given => given[key] ?? []);
  expect(told('says').length).toBeGreaterThan(0);
  expect(told('fixes').length).toBeGreaterThan(0);
});
