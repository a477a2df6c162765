import { quantity } from '../../src/mesh/quantity';

test.each([['500m', 0.5], ['1Gi', 2 ** 30], ['1.5', 1.5], [2, 2], ['1e3', 1000], ['1E3', 1000], ['2k', 2000], ['.5', 0.5], ['-1', -1], ['1E', 1e18]])('%s is %d', (text, expected) => {
  expect(quantity(text)).toBeCloseTo(expected, 9);
});

test.each(['', '1Gb', 'half', '1 Gi', 'm', '1e', {}, null, undefined])('%s is none', text => {
  expect(quantity(text)).toBeUndefined();
});
