import { Problem, at, oneOf, shown } from '../../src/model/problem';

test('a problem is known by its brand, not by its class, since two copies of the library may meet', () => {
  const brand = { [Symbol.for('cdk8s-canary.Problem')]: true };
  expect([new Problem('x'), brand, new Error('x'), undefined, 'x'].map(Problem.is)).toEqual([true, true, false, false, false]);
});

test('a problem says at which construct it is, the innermost that knows', () => {
  const work = () => at('app/shop', () => at('app/shop/reviews', () => {
    throw new Problem('port is 0');
  }));
  expect(work).toThrow('[app/shop/reviews] port is 0');
});

test('errors of others pass as they are', () => {
  expect(() => at('app', () => {
    throw new TypeError('not ours');
  })).toThrow(new TypeError('not ours'));
});

test.each([['a', '"a"'], [NaN, 'NaN'], [undefined, 'undefined'], [null, 'null'], [[1, 'a'], '[1,"a"]'], [{ a: 1 }, '{"a":1}'], [() => 1, '() => 1'], [10n, '10']])('%p is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

test('a value that refers to itself is shown all the same', () => {
  const value: { self?: unknown } = {};
  value.self = value;
  expect(shown(value)).toBe('[object Object]');
});

test('lists of choices read as a sentence', () => {
  expect([oneOf([]), oneOf(['a']), oneOf(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b or c']);
});
