import fc from 'fast-check';
import { Ratio } from '../../src/model/ratio';

const ratios = fc.integer({ min: 1, max: 1_000_000 }).chain(denominator => fc.integer({ min: 0, max: denominator }).map(numerator => Ratio.of(numerator, denominator)));

test.each([
  [10, 1, 10],
  ['10', 1, 10],
  ['10%', 1, 10],
  [' 37% ', 37, 100],
  ['0.1%', 1, 1000],
  ['12.5', 1, 8],
  [12.5, 1, 8],
  ['1/3', 1, 3],
  ['2/6', 1, 3],
  [0, 0, 1],
  ['0%', 0, 1],
  ['0.0', 0, 1],
  [1, 1, 100],
  [100, 1, 1],
  ['100.0%', 1, 1],
  ['3/3', 1, 1],
  ['0.0001%', 1, 1_000_000],
  ['1/1000000', 1, 1_000_000],
])('reads %p as %d/%d', (value, numerator, denominator) => {
  const ratio = Ratio.parse(value);
  expect([ratio.numerator, ratio.denominator]).toEqual([numerator, denominator]);
});

test.each([
  [-1], [101], [100.1], ['100.0001%'], [NaN], [Infinity], [1e-7], [1e21], ['ten'], ['10%%'], ['%'], [''], ['10 %'], ['1e1'], ['0x10'], ['1,5'], ['.5'], ['5.'], ['1/0'], ['4/3'], ['-1/3'], ['1/-3'],
  ['0.5/2'], ['99999999999999999999/99999999999999999999'],
])('refuses %p, and says what is allowed', value => {
  expect(() => Ratio.parse(value)).toThrow(`ratio is ${typeof value === 'string' ? `"${value}"` : value}, allowed is a percentage from 0 to 100 such as 10, "10%" or "0.1%", or a fraction such as "1/3"`);
});

test.each([
  [0.5, '"0.5%" or "50%"'],
  ['0.07', '"0.07%" or "7%"'],
  ['0.29', '"0.29%" or "29%"'],
])('refuses the bare number %p, which may mean two things, and says both', (value, both) => {
  expect(() => Ratio.parse(value)).toThrow(`a bare number between 0 and 1 may mean a percentage or a fraction, say ${both}`);
});

test.each([['1/1000001'], ['0.00001%'], ['33.3333333%'], ['1.0000000000001']])('refuses %p, whose denominator nobody could observe', value => {
  expect(() => Ratio.parse(value)).toThrow('its denominator');
});

test.each([[undefined], [null], [{}], [[]]])('refuses %p, which callers without types may send', value => {
  expect(() => Ratio.parse(value as unknown as string)).toThrow('allowed is a percentage from 0 to 100');
});

test.each([['finish'], ['ten'], ['10%%'], ['']])('takes %p for something else than a ratio', text => {
  expect(Ratio.tryParse(text)).toBeUndefined();
});

test.each([['1/2', '50%'], ['1/3', '1/3'], ['0.1%', '0.1%'], ['1/8', '12.5%'], [0, '0%'], [100, '100%'], ['1/1000000', '0.0001%'], ['1/7', '1/7']])('writes %p as %s', (value, text) => {
  expect(String(Ratio.parse(value))).toBe(text);
});

test('reads back what it writes', () => {
  fc.assert(fc.property(ratios, ratio => Ratio.parse(String(ratio)).equals(ratio)));
});

test('ratio and rest make one', () => {
  fc.assert(fc.property(ratios, ratio => ratio.numerator + ratio.rest().numerator === ratio.denominator));
});

test('is ordered as its exact value is', () => {
  fc.assert(fc.property(ratios, ratios, (left, right) => {
    const exact = BigInt(left.numerator) * BigInt(right.denominator) - BigInt(right.numerator) * BigInt(left.denominator);
    expect(Math.sign(left.compare(right))).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0);
    expect(left.max(right).compare(left)).toBeGreaterThanOrEqual(0);
  }));
});

test('shares of shares stay exact, beyond the denominators that may be typed', () => {
  expect(Ratio.parse('0.001%').times(Ratio.parse('1/999999'))).toEqual(Ratio.of(1, 99_999_900_000));
});

test('instances are the fewest that carry the share', () => {
  fc.assert(fc.property(ratios, fc.integer({ min: 0, max: 10_000 }), (ratio, count) => {
    const instances = ratio.ceilOf(count);
    const needed = BigInt(count) * BigInt(ratio.numerator);
    expect(BigInt(instances) * BigInt(ratio.denominator)).toBeGreaterThanOrEqual(needed);
    expect(BigInt(instances - 1) * BigInt(ratio.denominator)).toBeLessThan(instances === 0 ? 0n : needed);
  }));
});
