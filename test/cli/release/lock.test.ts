import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { locked } from '../../../src/cli/release/lock';

const path = `/repository/${process.pid}/releases.yaml`;
const lock = join(tmpdir(), `cdk8s-canary-${userInfo().uid}-${createHash('sha256').update(path).digest('hex').slice(0, 24)}.lock`);

test('one after the other, and nothing stays behind', async () => {
  const steps: string[] = [];
  await Promise.all(['a', 'b', 'c'].map(name => locked(path, () => {
    steps.push(`${name} ${existsSync(lock)}`);
  })));
  expect(steps.sort()).toEqual(['a true', 'b true', 'c true']);
  expect(existsSync(lock)).toBe(false);
});

test('what a killed process left is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lock, `${pid} gone`);
  expect(await locked(path, () => 'done')).toBe('done');
  expect([existsSync(lock), existsSync(`${lock}.clear`)]).toEqual([false, false]);
});

test('a process that is there is waited for', async () => {
  writeFileSync(lock, `${process.pid} here`);
  let isDone = false;
  const waiting = locked(path, () => {
    isDone = true;
  });
  await new Promise(resolve => setTimeout(resolve, 150));
  expect(isDone).toBe(false);
  const { rmSync } = jest.requireActual<typeof import('node:fs')>('node:fs');
  rmSync(lock);
  await waiting;
  expect(isDone).toBe(true);
});

test('an error leaves no lock', async () => {
  await expect(locked(path, () => {
    throw new Error('no');
  })).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});
