import { checkLabelKey, checkLabelValue, checkObjectName, checkServiceName, isDnsLabel } from '../../src/model/dns-label';

test.each([['a'], ['7'], ['reviews-v2'], ['a'.repeat(63)]])('%s is a DNS label', text => {
  expect(isDnsLabel(text)).toBe(true);
});

test.each([[''], ['-a'], ['a-'], ['A'], ['a.b'], ['a_b'], ['a'.repeat(64)]])('%p is no DNS label', text => {
  expect(isDnsLabel(text)).toBe(false);
});

test.each([['reviews'], ['r'], ['r2-d2'], ['a'.repeat(63)]])('a Service may be called %s', name => {
  expect(() => checkServiceName(name)).not.toThrow();
});

test.each([[''], ['2reviews'], ['Reviews'], ['reviews.shop'], ['reviews-'], ['a'.repeat(64)]])('a Service may not be called %p', name => {
  expect(() => checkServiceName(name)).toThrow(`service name is "${name}", allowed are up to 63 lower-case letters, digits and "-", starting with a letter and ending with a letter or digit`);
});

test('an object name says what is wrong with it: length or characters', () => {
  expect(() => checkObjectName('a'.repeat(64), 'name')).toThrow('has 64 characters, allowed are 63');
  expect(() => checkObjectName('A', 'name')).toThrow('name is "A", allowed are lower-case letters, digits and "-"');
});

test.each([['app'], ['version'], ['app.kubernetes.io/name'], ['Release_1'], [`${'a'.repeat(253)}/x`]])('%s is a label key', key => {
  expect(() => checkLabelKey(key, 'key')).not.toThrow();
});

test.each([[''], ['/name'], ['a/b/c'], ['A.io/name'], ['-x'], ['x'.repeat(64)], [`${'a'.repeat(254)}/x`]])('%p is no label key', key => {
  expect(() => checkLabelKey(key, 'versionLabel')).toThrow('which is no label key: allowed is an optional DNS prefix and "/"');
});

test('a label value may not be empty, since no pods could be told by it', () => {
  expect(() => checkLabelValue('', 'version')).toThrow('version is "", which is no label value');
});
