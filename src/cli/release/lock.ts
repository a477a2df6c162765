import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../exit';

/** Longer than any edit takes; who waits longer is told what to remove. */
const PATIENCE = 20_000;
const PAUSE = 15;
/** A lock that says no process was left in the moment between its making and its writing. */
const NAMELESS = 5_000;

/**
 * Does something while no other process of ours does it with the same file. The lock lies outside the repository and says whose it is: what a killed process left is taken over.
 * @throws InputError where another process keeps it too long
 */
export async function locked<T>(path: string, work: () => T): Promise<T> {
  const lock = join(tmpdir(), `cdk8s-canary-${userInfo().uid}-${createHash('sha256').update(path).digest('hex').slice(0, 24)}.lock`);
  const owner = `${process.pid} ${randomUUID()}`;
  const end = Date.now() + PATIENCE;
  while (!take(lock, owner)) {
    clearAbandoned(lock);
    if (Date.now() > end) {
      throw new InputError(`${path}: another run is writing it; where none is, remove ${lock}`);
    }
    await wait(PAUSE + Math.random() * PAUSE);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string, owner: string): boolean {
  try {
    writeFileSync(lock, owner, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw new InputError(`${lock}: cannot be written: ${(error as Error).message}`);
  }
}

/** Removes the lock of a process that is gone. One process at a time does so, or it could remove the lock that a faster one has just taken. */
function clearAbandoned(lock: string): void {
  const owner = read(lock);
  if (owner === undefined || isAlive(owner) && !(owner === '' && ageOf(lock) > NAMELESS)) {
    return;
  }
  const clearing = `${lock}.clear`;
  if (!take(clearing, `${process.pid}`)) {
    if (!isAlive(read(clearing) ?? `${process.pid}`)) {
      rmSync(clearing, { force: true });
    }
    return;
  }
  try {
    if (read(lock) === owner) {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(clearing, { force: true });
  }
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A lock that says no process yet is just being written. */
function isAlive(owner: string): boolean {
  const pid = Number(owner.split(' ')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) {
    return true;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
