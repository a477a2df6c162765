import { formatDuration, parseDuration } from '../../src/mesh/duration';

describe('durations', () => {
  test.each([['1.5s', '1.500s'], ['3s', '3s'], ['500ms', '0.500s'], ['1m', '60s'], ['1h30m', '5400s'], ['250us', '0.000250s'], ['1ns', '0.000000001s'], ['.5s', '0.500s'], ['0', '0s']])(
    '%s is %s in the proxy', (text, proxy) => {
      expect(formatDuration(parseDuration(text)!)).toBe(proxy);
    });

  test.each([['5'], [''], ['s'], ['1 s'], ['-1s'], [5], [null], [{}]])('%p is none', value => {
    expect(parseDuration(value)).toBeUndefined();
  });
});
