import fc from 'fast-check';
import { contradicts, covers, fulfils } from '../../src/mesh/match-relation';
import { StringMatch } from '../../src/mesh/string-match';

/** Few letters, so that values and conditions meet often. */
const text = fc.stringMatching(/^\/?[ab]{0,3}$/);
const match: fc.Arbitrary<StringMatch> = fc.oneof(
  text.map(value => ({ kind: 'exact' as const, value })),
  text.map(value => ({ kind: 'prefix' as const, value })),
  fc.constantFrom('.*', 'a.*', '/a.*', 'ab?', '^a', 'a|b', '[ab]+', 'a*b').map(value => ({ kind: 'regex' as const, value })),
  fc.constant({ kind: 'present' as const }),
);

test('a condition that covers another takes every value that the other takes', () => {
  fc.assert(fc.property(match, match, text, (wide, narrow, value) => {
    fc.pre(covers(wide, narrow) && fulfils(value, narrow));
    return fulfils(value, wide);
  }));
});

test('no value fulfils two conditions that contradict each other', () => {
  fc.assert(fc.property(match, match, text, (one, other, value) => {
    fc.pre(contradicts(one, other));
    return !(fulfils(value, one) && fulfils(value, other));
  }));
});

test.each<[string, StringMatch, StringMatch, boolean]>([
  ['a prefix, a longer one', { kind: 'prefix', value: '/api' }, { kind: 'prefix', value: '/api/v2' }, true],
  ['a prefix, a path below it', { kind: 'prefix', value: '/api' }, { kind: 'exact', value: '/api/users' }, true],
  ['a prefix, an expression that starts with it', { kind: 'prefix', value: '/api' }, { kind: 'regex', value: '^/api/[0-9]+' }, true],
  ['a prefix, an expression with alternatives', { kind: 'prefix', value: '/api' }, { kind: 'regex', value: '/api|/b' }, false],
  ['a prefix, an expression whose last letter may be missing', { kind: 'prefix', value: '/api' }, { kind: 'regex', value: '/api?' }, false],
  ['an expression, a value that it takes', { kind: 'regex', value: '/a[0-9]' }, { kind: 'exact', value: '/a1' }, true],
  ['any value, a prefix', { kind: 'present' }, { kind: 'prefix', value: 'a' }, true],
  ['one value, any', { kind: 'exact', value: 'a' }, { kind: 'present' }, false],
])('%s', (_, wide, narrow, expected) => {
  expect(covers(wide, narrow)).toBe(expected);
});
