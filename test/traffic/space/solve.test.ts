import { Condition } from '../../../src/traffic/condition';
import { Atom, atomOf, equalTo } from '../../../src/traffic/space/atom';
import { solve } from '../../../src/traffic/space/solve';
import { valuesOf } from '../../../src/traffic/space/values';

const header = (name: string, kind: 'exact' | 'prefix' | 'regex', value: string, more: Partial<Condition> = {}): Atom => atomOf({ on: 'header', name, match: { kind, value }, ...more });
const present = (name: string, inverted = false): Atom => atomOf({ on: 'header', name, match: { kind: 'present' }, inverted });
const path = (kind: 'exact' | 'prefix' | 'element', value: string, ignoreCase = false): Atom => atomOf({ on: 'path', name: '', match: { kind, value }, ignoreCase });

describe('requests that fulfil some things and not others', () => {
  test.each([
    ['nothing asked', [], [], 'yes'],
    ['something that takes all', [], [[]], 'no'],
    ['two values of one header', [header('a', 'exact', '1'), header('a', 'exact', '2')], [], 'no'],
    ['a prefix but not one value', [header('a', 'prefix', '1')], [[header('a', 'exact', '1')]], 'yes'],
    ['a value but not its prefix', [header('a', 'exact', '12')], [[header('a', 'prefix', '1')]], 'no'],
    ['neither a header nor its absence', [], [[present('a')], [present('a', true)]], 'no'],
    ['a header that is absent, which counts as empty', [], [[header('a', 'prefix', '')], [header('a', 'prefix', '', { inverted: true })]], 'yes'],
    ['one of two broken for each', [], [[header('a', 'exact', '1'), header('b', 'exact', '1')], [header('a', 'exact', '1'), header('b', 'exact', '2')]], 'yes'],
    ['path elements but not the longer', [path('element', '/a')], [[path('element', '/a/b')], [path('exact', '/a')], [path('prefix', '/a/')]], 'no'],
    ['a prefix but not by elements', [path('prefix', '/a')], [[path('element', '/a')]], 'yes'],
    ['a spelling', [path('exact', '/a', true)], [[path('exact', '/a')]], 'yes'],
    ['all spellings', [path('exact', '/1', true)], [[path('exact', '/1')]], 'no'],
    ['a regex with an example', [header('a', 'regex', 'x+')], [[header('a', 'exact', 'x')]], 'maybe'],
    ['a regex and not itself', [header('a', 'regex', 'x+')], [[header('a', 'regex', 'x+')]], 'no'],
    ['a known value beside a regex', [header('a', 'exact', 'y')], [[header('a', 'regex', 'x+')]], 'yes'],
    ['a known value that a regex takes', [header('a', 'exact', 'x')], [[header('a', 'regex', 'x+')]], 'no'],
  ] as [string, Atom[], Atom[][], string][])('%s: %s', (_what, required, blockers, expected) => {
    expect(solve(required, blockers).answer).toBe(expected);
  });

  test('are named', () => {
    const solution = solve([path('prefix', '/a'), equalTo('label app', 'x')], [[path('exact', '/a')]]);
    const values = solution.answer === 'yes' ? solution.values : new Map<string, string>();
    expect([values.get('path')?.startsWith('/a'), values.get('path') === '/a', values.get('label app')]).toEqual([true, false, 'x']);
  });

  test('are given up where there are too many ways', () => {
    const names = Array.from({ length: 14 }, (_, index) => `h${index}`);
    // Every pair of headers must differ in a way of its own: far more combinations than are tried.
    const blockers = names.flatMap(one => names.flatMap(other => (one < other ? ['1', '2', '3', '4'].map(value => [header(one, 'exact', value), header(other, 'exact', value)]) : [])));
    const required = names.map(name => header(name, 'regex', '[1-4]'));
    expect(solve(required, blockers).answer).toBe('maybe');
  });
});

describe('values that are worth trying', () => {
  test('of a path are paths, of a parameter no separators', () => {
    expect(valuesOf('path', [path('exact', '/a'), path('prefix', 'b')]).every(value => value?.startsWith('/'))).toBe(true);
    const parameter = atomOf({ on: 'query', name: 'q', match: { kind: 'exact', value: 'a&b' } });
    expect(valuesOf('query q', [parameter])).not.toContain('a&b');
  });

  test('of a header may be none', () => {
    expect(valuesOf('header a', [])[0]).toBeUndefined();
    expect(valuesOf('header :method', [])).not.toContain(undefined);
  });
});
