import { duration } from '../../src/manifests/duration';

test.each([[0, '0s'], [3000, '3s'], [1500, '1500ms'], [1, '1ms'], [3_600_000, '3600s']])('%d milliseconds are written as %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
