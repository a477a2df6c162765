import { Steps, stepsOf } from '../../src/model/steps';

test.each([
  [[10, 50, 100], ['10%', '50%', '100%']],
  [[10, 50], ['10%', '50%', '100%']],
  [['0.1%', '1/3', 50], ['0.1%', '1/3', '50%', '100%']],
  [[100], ['100%']],
])('%p are the ratios %p', (steps, ratios) => {
  expect(stepsOf(steps).map(String)).toEqual(ratios);
});

test.each([
  [[], 'steps are empty, at least one ratio is needed, such as [10, 50, 100]'],
  [[0, 10], 'steps are [0,10], they start above 0: the stage "deploy" already has the ratio 0'],
  [[50, 10], 'steps are [50,10], each has to be greater than the one before: 10% comes after 50%'],
  [[10, '10%', 50], 'steps are [10,"10%",50], each has to be greater than the one before: 10% comes after 10%'],
  [[50, '1/2'], 'steps are [50,"1/2"], each has to be greater than the one before: 50% comes after 50%'],
  [[100, 100], 'each has to be greater than the one before: 100% comes after 100%'],
  [[10, 101], 'ratio is 101, allowed is a percentage from 0 to 100'],
  [[0.5, 10], 'ratio is 0.5: a bare number between 0 and 1'],
])('refuses %p', (steps, message) => {
  expect(() => stepsOf(steps)).toThrow(message);
});

test.each([
  ['linear', 25, [25, 50, 75, 100]],
  ['linear', 33, [33, 66, 99, 100]],
  ['linear', 100, [100]],
  ['linear', 12.5, [12.5, 25, 37.5, 50, 62.5, 75, 87.5, 100]],
  ['exponential', 5, [5, 10, 20, 40, 80, 100]],
  ['exponential', 100, [100]],
  ['canary', 5, [5, 100]],
] as const)('Steps.%s(%d) are %p', (name, percent, steps) => {
  expect(Steps[name](percent)).toEqual(steps);
  expect(() => stepsOf(Steps[name](percent))).not.toThrow();
});

test('ready-made steps start with 5 percent unless told otherwise', () => {
  expect([Steps.exponential()[0], Steps.canary()[0]]).toEqual([5, 5]);
});

test.each([
  [() => Steps.linear(0), 'percent is 0'],
  [() => Steps.linear(101), 'percent is 101'],
  [() => Steps.linear(1e-9), 'percent is 1e-9'],
  [() => Steps.linear(NaN), 'percent is NaN'],
  [() => Steps.exponential(0), 'start is 0'],
  [() => Steps.exponential(0.5), 'start is 0.5'],
  [() => Steps.canary(100), 'percent is 100'],
])('refuses %s', (steps, message) => {
  expect(steps).toThrow(message);
});
