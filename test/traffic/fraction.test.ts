import fc from 'fast-check';
import { Fraction } from '../../src/traffic/fraction';

describe('Fraction', () => {
  test.each([
    [2, 4, '1/2', '50 %'],
    [0, 7, '0', '0 %'],
    [7, 7, '1', '100 %'],
    [1, 3, '1/3', '1/3'],
    [1, 1000, '1/1000', '0.1 %'],
    [999, 1000, '999/1000', '99.9 %'],
    [1, 1_000_001, '1/1000001', '1/1000001'],
  ])('%d of %d reads as %s and as %s', (numerator, denominator, text, percent) => {
    expect(Fraction.of(numerator, denominator).toString()).toBe(text);
    expect(Fraction.of(numerator, denominator).toPercent()).toBe(percent);
  });

  test.each([[0.1, '1/10'], [12.5, '25/2'], [1e-7, '1/10000000'], [3e21, '3000000000000000000000']])('reads the decimal %d as it is written', (value, text) => {
    expect(Fraction.decimal(value).toString()).toBe(text);
  });

  test.each([[1, 0], [1, -2], [-1, 2]])('refuses %d/%d', (numerator, denominator) => {
    expect(() => Fraction.of(numerator, denominator)).toThrow(`got ${numerator}/${denominator}`);
  });

  test('adds, subtracts and multiplies exactly', () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1 }), fc.nat(), fc.integer({ min: 1 }), (a, b, c, d) => {
      const [one, other] = [Fraction.of(a, b), Fraction.of(c, d)];
      expect(one.plus(other).minus(other).equals(one)).toBe(true);
      expect(one.times(other).equals(other.times(one))).toBe(true);
      expect(Math.sign(one.compare(other))).toBe(-Math.sign(other.compare(one)) + 0);
    }));
  });

  test('a third three times is one', () => {
    expect(Fraction.sum([Fraction.of(1, 3), Fraction.of(1, 3), Fraction.of(1, 3)]).equals(Fraction.ONE)).toBe(true);
    expect(Fraction.of(1, 3).isZero).toBe(false);
    expect(Fraction.of(1, 4).toNumber()).toBe(0.25);
  });
});
