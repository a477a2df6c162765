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

test('a value that has no JSON is shown all the same', () => {
  const value: { self?: unknown } = {};
  value.self = value;
  expect([value, Object.assign(Object.create(null), { toJSON: () => undefined }), { toJSON: () => { throw new Error('no'); } }].map(shown)).toEqual(Array(3).fill('an object without JSON'));
});

test('no value writes a line of its own, an escape code, or a page', () => {
  expect(shown('a\u001b[31m\n::stop-commands::x\u202e')).toBe('"a\\u001b[31m\\u000a::stop-commands::x\\u202e"');
  expect(shown('x'.repeat(2000))).toBe(`"${'x'.repeat(499)} ... (2002 characters)`);
});

test('lists of choices read as a sentence', () => {
  expect([oneOf([]), oneOf(['a']), oneOf(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b or c']);
});
