import { dnsLabelFault, dnsSubdomainFault, labelKeyFault, labelValueFault } from '../../../src/rules/schema/dns';

test.each(['a', 'reviews-v1', '2reviews', 'r'.repeat(63)])('%s is a DNS label', name => {
  expect(dnsLabelFault(name)).toBeUndefined();
});

test.each(['', 'A', '-a', 'a-', 'a.b', 'a_b', 'r'.repeat(64)])('"%s" is no DNS label', name => {
  expect(dnsLabelFault(name)).toEqual(expect.any(String));
});

test('a DNS name has parts of any length, 253 characters in all', () => {
  expect(dnsSubdomainFault('reviews.v1')).toBeUndefined();
  expect(dnsSubdomainFault('r'.repeat(253))).toBeUndefined();
  expect(dnsSubdomainFault('r'.repeat(254))).toBe('has 254 characters; at most 253 are allowed');
  expect(dnsSubdomainFault('a..b')).toEqual(expect.any(String));
});

test('label values', () => {
  expect(['', '1.0.0', 'v2_beta', 'A', 'v'.repeat(63)].filter(labelValueFault)).toEqual([]);
  expect(['v1-', '1.0.0+5', 'reviews!', ' ', 'v'.repeat(64)].filter(value => labelValueFault(value) === undefined)).toEqual([]);
});

test('label keys', () => {
  expect(['app', 'app.kubernetes.io/name', 'A_b'].filter(labelKeyFault)).toEqual([]);
  expect(['', 'a/b/c', '/a', 'a/', 'App.io/a', 'a b'].filter(key => labelKeyFault(key) === undefined)).toEqual([]);
});
