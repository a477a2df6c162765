import fc from 'fast-check';
import { Ratio } from '../../src/model/ratio';
import { divided, normalized, only, shareOf } from '../../src/model/weights';

test.each([
  ['50%', { v1: 50, v2: 50 }],
  ['37%', { v1: 63, v2: 37 }],
  ['10%', { v1: 90, v2: 10 }],
  ['0.1%', { v1: 999, v2: 1 }],
  ['1/3', { v1: 2, v2: 1 }],
  ['12.5%', { v1: 7, v2: 1 }],
  ['0%', { v1: 100 }],
  ['100%', { v2: 100 }],
])('a ratio of %s is %p', (ratio, weights) => {
  expect(Object.fromEntries(divided('v1', 'v2', Ratio.parse(ratio)))).toEqual(weights);
});

test('weights of a ratio are whole numbers that carry it exactly', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (denominator, value) => {
    const ratio = Ratio.of(value % (denominator + 1), denominator);
    const weights = divided('v1', 'v2', ratio);
    expect([...weights.values()].every(weight => Number.isSafeInteger(weight) && weight > 0)).toBe(true);
    expect(shareOf(weights, 'v2')).toEqual(ratio);
    expect(shareOf(weights, 'v1')).toEqual(ratio.rest());
  }));
});

test.each([
  [{ v1: 98, v2: 1, v3: 1 }, { v1: 98, v2: 1, v3: 1 }],
  [{ v1: 1, v2: 1, v3: 1 }, { v1: 1, v2: 1, v3: 1 }],
  [{ v1: 2, v2: 2, v3: 2 }, { v1: 1, v2: 1, v3: 1 }],
  [{ v1: 9, v2: 1 }, { v1: 90, v2: 10 }],
  [{ v1: 900, v2: 100 }, { v1: 90, v2: 10 }],
  [{ v1: 1998, v2: 2 }, { v1: 999, v2: 1 }],
  [{ v1: 5, v2: 0 }, { v1: 100 }],
])('%p is written as %p', (given, written) => {
  expect(Object.fromEntries(normalized(Object.entries(given)))).toEqual(written);
});

test('weights of any number of versions keep every share', () => {
  const lists = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 6 }).filter(list => list.some(weight => weight > 0));
  fc.assert(fc.property(lists, list => {
    const given = list.map((weight, index): [string, number] => [`v${index}`, weight]);
    const written = normalized(given);
    const total = list.reduce((sum, weight) => sum + weight, 0);
    expect([...written.values()].every(weight => Number.isInteger(weight) && weight > 0)).toBe(true);
    expect(given.map(([version]) => shareOf(written, version))).toEqual(given.map(([, weight]) => Ratio.of(weight, total)));
  }));
});

test.each([
  [{ v1: 0, v2: 0 }, 'weights are all 0, at least one version needs a weight of 1 or more'],
  [{}, 'weights are empty, at least one version needs a weight of 1 or more'],
  [{ v1: -1, v2: 2 }, 'weight of version "v1" is -1, allowed is a whole number of 0 or more'],
  [{ v1: 0.5 }, 'weight of version "v1" is 0.5, allowed is a whole number of 0 or more'],
  [{ v1: NaN }, 'weight of version "v1" is NaN, allowed is a whole number of 0 or more'],
  [{ v1: '9' as unknown as number }, 'weight of version "v1" is "9", allowed is a whole number of 0 or more'],
  [{ v1: 4_294_967_295, v2: 1 }, 'weights add up to 4294967296, allowed is at most 4294967295'],
])('refuses %p', (given, message) => {
  expect(() => normalized(Object.entries(given))).toThrow(message);
});

test('a version that is not there has no share', () => {
  expect(shareOf(only('v1'), 'v2')).toEqual(Ratio.ZERO);
});
