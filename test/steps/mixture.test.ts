import { mixesOf } from '../../src/steps/mixture';

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `object ${index}`);
const shown = (count: number): string[] => mixesOf(ids(count)).map(mix => [...mix].sort().join());

test.each([0, 1, 2, 3, 4, 5, 6])('of %i changed objects every mix is tried once', count => {
  expect(new Set(shown(count)).size).toBe(2 ** count);
  expect(shown(count)).toHaveLength(2 ** count);
});

test('of more, those in which few deviate from the old or the new set', () => {
  expect(new Set(shown(8)).size).toBe(2 + 2 * (8 + 28));
  expect(new Set(shown(20)).size).toBe(2 + 2 * 20);
});

test('all old comes first, then all new', () => {
  expect(mixesOf(ids(3)).slice(0, 2).map(({ size }) => size)).toEqual([0, 3]);
});
