import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Suppression, unusedSuppressions } from '../../src/rules/suppression';
import { checkStep } from '../../src/steps/check';

const configMap = (annotation?: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'shop', ...annotation !== undefined && { annotations: { 'cdk8s-canary.io/suppress': annotation } } },
});

function check(annotation?: string, suppressions?: Suppression[]) {
  const findings = checkManifests(Inventory.of([configMap(annotation), configMap(annotation)]), { suppressions });
  return findings.map(({ code, suppressed }) => suppressed === undefined ? code : `${code} suppressed: ${suppressed}`);
}

test('without a suppression the finding counts', () => {
  expect(check()).toEqual(['CC010']);
});

test('an annotation with code and reason marks the finding', () => {
  expect(check('CC010: written twice on purpose')).toEqual(['CC010 suppressed: written twice on purpose']);
});

test('a reason may hold colons and semicolons', () => {
  expect(check('CC010: see: the wiki; page 3')).toEqual(['CC010 suppressed: see: the wiki; page 3']);
});

test('an option marks the finding, on one object or on all', () => {
  expect(check(undefined, [{ code: 'CC010', object: 'ConfigMap shop/settings', reason: 'known' }])).toEqual(['CC010 suppressed: known']);
  expect(check(undefined, [{ code: 'CC010', reason: 'known' }])).toEqual(['CC010 suppressed: known']);
});

test('without a reason it silences nothing and is an error itself', () => {
  expect(check('CC010')).toEqual(['CC010', 'CC001']);
  expect(check('CC010: ')).toEqual(['CC010', 'CC001']);
  expect(check(undefined, [{ code: 'CC010', reason: ' ' }])).toEqual(['CC010', 'CC001']);
});

test('what is no code of a rule is an error', () => {
  expect(check('nonsense')).toEqual(['CC010', 'CC001']);
});

test('one that silences nothing is a finding', () => {
  expect(check('CC010: known; CC101: no longer true')).toEqual(['CC010 suppressed: known', 'CC002']);
  expect(check(undefined, [{ code: 'CC010', object: 'ConfigMap shop/other', reason: 'known' }])).toEqual(['CC010', 'CC002']);
});

test('one for a step is not unused because a set alone was checked', () => {
  expect(check('CC901: known')).toEqual(['CC010']);
});

test('what only the set before a step suppresses is over, and not unused', () => {
  const one = Inventory.of([configMap()]);
  const suppressing = Inventory.of([configMap('CC910: known')]);
  expect(checkStep(suppressing, one)).toEqual([]);
  expect(checkStep(one, suppressing).map(({ code }) => code)).toEqual(['CC002']);
});

test('of a single step, one may be about the step before or after', () => {
  const sets = [Inventory.of([configMap('CC910: known; CC101: no longer true')])];
  expect(unusedSuppressions(sets, [], [], false).map(({ message }) => message)).toEqual(['no finding CC101 to suppress']);
  expect(unusedSuppressions(sets, [], [{ code: 'CC911', reason: 'said of this step' }], false)).toHaveLength(2);
  expect(unusedSuppressions(sets, [])).toHaveLength(2);
});
