import { fullMatch, regexError, replaceMatches } from '../../src/mesh/regex';

describe('regular expressions', () => {
  test.each([['/a.*b', '/axb', true], ['/a.*b', '/axbc', false], ['^/a$', '/a', true], ['a|ab', 'ab', true], ['(?i)A', 'a', true], ['\\d+', '12', true], ['.', '\n', false], ['', '', true], ['(?=a)a', 'a', false]])(
    '%s on all of %j: %p', (pattern, value, expected) => {
      expect(fullMatch(pattern, value)).toBe(expected);
    });

  test('are RE2\'s: what it refuses has a reason', () => {
    expect(regexError('(?=a)')).toMatch(/invalid|missing/i);
    expect(regexError('a+')).toBeUndefined();
  });

  test.each([['a', 'b', 'aXa', 'bXb'], ['(a)(b)?', '[\\1\\2\\0]', 'a', '[aa]'], ['a', '\\\\1', 'a', '\\1'], ['x*', '-', 'ab', '-a-b-'], ['(', 'x', '(', '(']])(
    'replace every match of %s by %s', (pattern, replacement, value, expected) => {
      expect(replaceMatches(pattern, value, replacement)).toBe(expected);
    });
});
