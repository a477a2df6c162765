// What Argo CD and Flux have in common: they sync a commit, and may run a Job first.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifests } from './cluster.mjs';

export const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** The manifests of a folder as they are committed. */
export function committed(folder) {
  const checkout = mkdtempSync(join(tmpdir(), 'cdk8s-canary-sync-'));
  git('--work-tree', checkout, 'checkout', 'HEAD', '--', folder);
  return manifests(join(checkout, folder));
}

/** Runs a Job's container as a process; whether it came to a good end. */
export function succeeds({ metadata, spec }) {
  const [{ command, env = [] }] = spec.template.spec.containers;
  const { status } = spawnSync(command[0], command.slice(1), { stdio: 'inherit', env: { ...process.env, ...Object.fromEntries(env.map(({ name, value }) => [name, value])), REPOSITORY: process.cwd() } });
  console.log(`job/${metadata.name} ${status === 0 ? 'succeeded' : 'failed'}`);
  return status === 0;
}
