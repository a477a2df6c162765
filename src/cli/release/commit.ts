import { relative } from 'node:path';
import { InputError } from '../exit';
import { Io } from '../io';

/** Commits some paths and nothing else that may be staged; ignored ones are left out. */
export function commit(paths: readonly string[], message: string, io: Io): void {
  const kept = paths.filter(path => git(['check-ignore', '-q', '--', path], io).status !== 0).map(path => relative(io.cwd, path) || '.');
  required(['add', '--', ...kept], io);
  required(['commit', '-q', '-m', message, '--', ...kept], io);
}

function required(args: string[], io: Io): void {
  const { status, stderr } = git(args, io);
  if (status !== 0) {
    throw new InputError(`git ${args[0]} failed: ${stderr.trim().split('\n')[0] ?? ''}`);
  }
}

function git(args: string[], { cwd, env }: Io): { status: number | null; stderr: string } {
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const { status, stderr, stdout, error } = spawnSync('git', args, { cwd, env: { ...env }, encoding: 'utf8' });
  if (error !== undefined) {
    throw new InputError(`git cannot be run: ${error.message}`);
  }
  return { status, stderr: stderr === '' ? stdout : stderr };
}
