import fc from 'fast-check';
import { fullMatch } from '../../src/mesh/regex';
import { checkRegex, escaped } from '../../src/model/regex';

test('an escaped value is a regular expression that matches it alone', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string(), (value, other) => {
    expect(() => checkRegex(escaped(value), 'value')).not.toThrow();
    expect(fullMatch(escaped(value), value)).toBe(true);
    expect(fullMatch(escaped(value), other)).toBe(value === other);
  }));
});

test.each([['a|b'], ['(?i)mobile'], ['\\d+'], ['[[:alpha:]]+'], ['(?P<name>x)']])('takes %s, as RE2 does', pattern => {
  expect(() => checkRegex(pattern, 'pattern')).not.toThrow();
});

test.each([['('], ['a{1001}'], ['(?!x)'], ['(?<=x)'], ['\\1'], ['[b-a]'], ['**']])('refuses %s, as RE2 does', pattern => {
  expect(() => checkRegex(pattern, 'path regex')).toThrow(`path regex is "${pattern}", which RE2 does not accept`);
});
