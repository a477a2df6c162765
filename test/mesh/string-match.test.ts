import { describeMatch, matchesString, readStringMatch } from '../../src/mesh/string-match';

describe('string matches', () => {
  test.each([
    [{ exact: 'a' }, 'a', true], [{ exact: 'a' }, 'A', false], [{ exact: '' }, '', true],
    [{ prefix: '/cart' }, '/cartoon', true], [{ prefix: '/cart' }, '/car', false],
    [{ regex: '1.*' }, '123', true], [{ regex: '1' }, '123', false], [{ regex: '(?i)ab' }, 'AB', true], [{ regex: '(' }, '(', false],
    [{}, '', true], [{ regex: '*' }, 'x', true], [null, 'x', true], [{ exact: 7 }, 'x', true],
  ])('%j on %j: %p', (match, value, expected) => {
    expect(matchesString(readStringMatch(match), value)).toBe(expected);
  });

  test.each([['exact', '/CART', '/cart', true], ['prefix', '/Cart', '/cART/1', true], ['prefix', '/ß', '/SS', false], ['regex', '/cart', '/CART', false]] as const)(
    'whatever case: %s %s on %s is %p', (kind, text, value, expected) => {
      expect(matchesString({ kind, value: text }, value, true)).toBe(expected);
    });

  test.each([['/cart', true], ['/cart/', true], ['/cart/1', true], ['/cartoon', false]])('by path elements /cart takes %s: %p', (path, expected) => {
    expect(matchesString({ kind: 'element', value: '/cart' }, path)).toBe(expected);
  });

  test('reads as people say it', () => {
    expect([{ exact: 'a' }, { prefix: 'b' }, { regex: 'c' }, {}].map(readStringMatch).map(describeMatch)).toEqual(['exact "a"', 'prefix "b"', 'regex "c"', 'present']);
  });
});
