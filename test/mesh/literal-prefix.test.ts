import fc from 'fast-check';
import { RE2JS } from 're2js';
import { literalPrefix } from '../../src/mesh/literal-prefix';

test.each([
  ['/shop/item-7/[a-z]+', '/shop/item-7/'],
  ['^/shop/.*$', '/shop/'],
  ['v1\\.2\\.\\d+', 'v1.2.'],
  ['/a/(b|c)/d', '/a/'],
  ['/a|/b', ''],
  ['/a/[|]b', '/a/'],
  ['/ab?c', '/a'],
  ['/ab*', '/a'],
  ['/ab+', '/ab'],
  ['/ab{0,2}', '/a'],
  ['(?i)/shop', ''],
  ['\\Q/a|/b\\E', ''],
  ['\\d+', ''],
])('what %s matches begins with %j', (pattern, prefix) => {
  expect(literalPrefix(pattern)).toBe(prefix);
});

test('no text that a pattern matches begins otherwise', () => {
  const piece = fc.constantFrom('a', 'b', '/', '.', '\\.', '\\d', '[ab]', '[^|]', '[]a]', '(a|b)', '(?:ab)', '|', 'a?', 'b*', '/+', 'a{0,1}', '^', '$', '\\|', '-');
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '1', '|', '-', ']'), maxLength: 6 }), (pieces, text) => {
    const pattern = pieces.join('');
    let regex: RE2JS;
    try {
      regex = RE2JS.compile(pattern);
    } catch {
      return;
    }
    expect(!regex.matches(text) || text.startsWith(literalPrefix(pattern))).toBe(true);
  }), { numRuns: 3000 });
});
