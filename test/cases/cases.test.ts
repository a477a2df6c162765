import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaseFiles } from './case-file';
import { runCase } from './run-case';

const files = readCaseFiles(__dirname);
const open = readFileSync(join(__dirname, 'open.txt'), 'utf8').split('\n').filter(line => line !== '');

test('names open cases that are there, in order', () => {
  expect(open).toEqual(files.map(({ id }) => id).filter(id => open.includes(id)));
});

describe('holds', () => {
  test.each(files.filter(({ id }) => !open.includes(id)).map(file => [file.id, file.kind, file.title, file] as const))('%s %s: %s', async (_id, _kind, _title, file) => {
    expect(await runCase(__dirname, file)).toEqual([]);
  });
});

// Whoever makes one hold takes it out of the list.
const stillOpen = files.filter(({ id }) => open.includes(id));
if (stillOpen.length > 0) {
  describe('does not hold yet', () => {
    test.each(stillOpen.map(file => [file.id, file.kind, file.title, file] as const))('%s %s: %s', async (_id, _kind, _title, file) => {
      expect(await runCase(__dirname, file)).not.toEqual([]);
    });
  });
}
