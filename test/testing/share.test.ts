import { parseShare, parseSplit } from '../../src/testing/share';

test.each([[90, '90'], ['12.5%', '25/2'], ['1/2', '50'], ['1/3', '100/3'], [0, '0'], ['0.1 %', '1/10'], [33.3, '333/10']])('%s is a share', (share, expected) => {
  expect(parseShare(share).toString()).toBe(expected);
});

test.each([-1, '', 'most', '1/0', 'NaN', Infinity, '1e3', '%'])('%s is none', share => {
  expect(() => parseShare(share)).toThrow('a share is a number from 0 on, a percentage or a fraction');
});

test('shares of a split are relative to their sum, exactly', () => {
  expect([...parseSplit(new Map<string, number>([['a', 1], ['b', 1], ['c', 1]]))].map(([name, share]) => `${name} ${share}`)).toEqual(['a 1/3', 'b 1/3', 'c 1/3']);
});
