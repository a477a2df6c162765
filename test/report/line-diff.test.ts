import * as fc from 'fast-check';
import { lineDiff, withContext } from '../../src/report/line-diff';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map(lines => lines.map(line => `${line}\n`).join(''));
const joined = (lines: readonly { text: string }[]): string => lines.map(line => `${line.text}\n`).join('');

test('both texts can be read back from a diff', () => {
  fc.assert(fc.property(text, text, (before, after) => {
    const lines = lineDiff(before, after);
    expect(joined(lines.filter(({ sign }) => sign !== '+'))).toBe(before);
    expect(joined(lines.filter(({ sign }) => sign !== '-'))).toBe(after);
  }));
});

test('what is equal is no change', () => {
  expect(lineDiff('a\nb\nc\nd\n', 'a\nc\ne\nd\n')).toEqual([
    { sign: ' ', text: 'a' }, { sign: '-', text: 'b' }, { sign: ' ', text: 'c' }, { sign: '+', text: 'e' }, { sign: ' ', text: 'd' },
  ]);
});

test('lines far from a change are left out', () => {
  const lines = lineDiff('1\n2\n3\n4\n5\n', '1\n2\n3\n4\nfive\n');
  expect(withContext(lines, 1)).toEqual([undefined, { sign: ' ', text: '4' }, { sign: '-', text: '5' }, { sign: '+', text: 'five' }]);
});
