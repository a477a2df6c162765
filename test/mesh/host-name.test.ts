import { completeHost, intersection, isWithin, patternsOf } from '../../src/mesh/host-name';

describe('host names', () => {
  test.each([['a.b', 'a.b', true], ['a.b.com', '*.b.com', true], ['b.com', '*.b.com', false], ['*.a.b', '*.b', true], ['a', '*', true], ['*.b', '*.a.b', false]])(
    '%s is within %s: %p', (host, pattern, expected) => {
      expect(isWithin(host, pattern)).toBe(expected);
    });

  test.each([['*.b', 'a.b', 'a.b'], ['a.b', '*', 'a.b'], ['a.b', 'c.b', undefined]])('%s and %s meet at %p', (one, other, met) => {
    expect(intersection(one, other)).toBe(met);
  });

  test('lists wildcards from the most specific on', () => {
    expect([...patternsOf('a.b.c')]).toEqual(['a.b.c', '*.b.c', '*.c', '*']);
  });

  test.each([['web', 'web.shop.svc.cluster.local'], ['web.shop', 'web.shop'], ['*', '*'], ['::1', '::1'], ['', '']])('%s is completed to %s', (host, full) => {
    expect(completeHost(host, 'shop', 'cluster.local')).toBe(full);
  });
});
