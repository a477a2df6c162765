import { milliseconds } from '../../../src/rules/schema/duration';

test.each([
  ['3s', 3000], ['1h30m', 5_400_000], ['1.5s', 1500], ['250ms', 250], ['.5s', 500], ['-2s', -2000], ['0', 0], ['1us', 0.001], ['1s500ms', 1500],
])('%s is %d milliseconds', (text, expected) => {
  expect(milliseconds(text)).toBeCloseTo(expected, 9);
});

test.each(['', 's', '3', '3 s', '1d', '3 seconds', '1s ', '--1s', '1e3s', 'PT3S'])('"%s" is no duration', text => {
  expect(milliseconds(text)).toBeUndefined();
});

test('a long text takes no time', () => {
  const started = Date.now();
  expect(milliseconds('1'.repeat(100_000))).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(200);
});
