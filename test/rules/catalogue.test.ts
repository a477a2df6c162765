import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staticRules } from '../../src/rules/catalogue';
import { rulesPage } from '../../src/rules/page';
import { ruleDescriptions, stepRules } from '../../src/steps/catalogue';

const rules = ruleDescriptions();

test('codes are CC and three digits, and each stands for one rule', () => {
  const codes = rules.map(rule => rule.code);
  expect(codes.filter(code => !/^CC\d{3}$/.test(code))).toEqual([]);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('names are in kebab-case, and each stands for one rule', () => {
  const names = rules.map(rule => rule.name);
  expect(names.filter(name => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('codes of steps are CC9xx, and no other rule has one', () => {
  const ofSteps = new Set(stepRules.map(rule => rule.code));
  expect(rules.filter(rule => rule.code.startsWith('CC9') !== ofSteps.has(rule.code)).map(rule => rule.code)).toEqual([]);
});

test.each(rules.map(rule => [rule.code, rule] as const))('%s is described as the page needs it', (_, rule) => {
  expect(rule.meaning).toMatch(/^[^\n]+[^.\n]$/);
  expect(rule.fix).toMatch(/^[^\n]+[^.\n]$/);
  expect(rule.consequence).toMatch(/^[A-Z`][^\n]*\.$/);
});

test('every rule that looks at manifests belongs to a pack, and what no mesh is needed for is not in the mesh\'s', () => {
  const packs = new Map([...staticRules, ...stepRules].map(({ code, pack }) => [code, pack]));
  expect([...packs].filter(([, pack]) => pack === undefined)).toEqual([]);
  expect(['CC101', 'CC651', 'CC706', 'CC805', 'CC852', 'CC901'].map(code => packs.get(code))).toEqual(['mesh', 'gateway-api', 'workloads', 'workloads', 'schema', 'steps']);
});

test('recorded cases that rules name as their source are there', () => {
  const recorded = rules.flatMap(({ code, sources }) => sources.filter(source => !source.startsWith('https://')).map(source => ({ code, source })));
  expect(recorded.length).toBeGreaterThan(50);
  const folders = ['', 'steps/'];
  const missing = recorded.filter(({ source }) => {
    const [folder, id] = source.split('/');
    return !folders.some(inner => existsSync(join(__dirname, '../../conformance', folder, `${inner}${id}.json`)));
  });
  expect(missing).toEqual([]);
});

test('docs/RULES.md says what the catalogue says (node scripts/rules-page.mjs writes it)', () => {
  expect(readFileSync(join(__dirname, '../../docs/RULES.md'), 'utf8')).toBe(rulesPage(rules));
});
