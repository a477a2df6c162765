import { fullMatch } from '../../../src/mesh/regex';
import { sampleOf } from '../../../src/traffic/space/regex-sample';

describe('a sample of a regex', () => {
  test.each([
    '/a.*b', '^/v[0-9]+/items$', '(?i)/cart', '/[a-z]{3,5}', '.*Mobile.*', '^(.*;\\s*)?group=v2(;.*)?$', 'a|b', '(a|b)+c{2}', '[^/]+', '[\\d]x', '(?P<name>a)b', '(?:x)y', 'a{2,}', '(?i)a', '\\.x\\/', '[]a]', 'x??', '\\w\\W\\D\\S\\d\\s', '\\Ab\\z',
  ])('%s is taken by it', pattern => {
    expect(fullMatch(pattern, sampleOf(pattern))).toBe(true);
  });

  test.each(['(', ')', '[', '\\', '*', '(?', '{', 'a{1', '(?<', '[^', '|'])('%s is read without a crash', pattern => {
    expect(typeof sampleOf(pattern)).toBe('string');
  });

  test('is short even where much is asked for', () => {
    expect(sampleOf('a{1000}').length).toBeLessThan(100);
  });
});
