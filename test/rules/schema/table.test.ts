import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { rootOf, shapeAt } from '../../../src/rules/schema/table';
import { DEFINITIONS, ROOTS } from '../../../src/rules/schema/table.generated';

const root = join(__dirname, '../../..');

test('the table is what the packages say (node scripts/shapes.mjs writes it)', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/shapes.mjs', '--check'], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the table stays small', () => {
  expect(DEFINITIONS.join('').length).toBeLessThan(60_000);
});

test('every kind of the table can be read', () => {
  expect(Object.values(ROOTS).filter(place => shapeAt(place).kind !== 'object')).toEqual([]);
});

test('keys that every object has by birth are no kinds', () => {
  expect([rootOf('constructor', ''), rootOf('__proto__', 'x'), rootOf('v1', 'toString')]).toEqual([undefined, undefined, undefined]);
});
