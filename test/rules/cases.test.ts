import { casesOf, codesWithCases, findingsOf, run } from './case-file';
import { staticRules } from '../../src/rules/catalogue';
import { Severity } from '../../src/rules/finding';
import { stepRules } from '../../src/steps/catalogue';

const rules = [...staticRules, ...stepRules];

describe.each(codesWithCases())('%s', code => {
  test.each(casesOf(code).map(given => [given.name, given] as const))('%s', (_, given) => {
    expect(findingsOf(code, given)).toEqual([...given.findings].sort());
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
