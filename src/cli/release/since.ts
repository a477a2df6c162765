import { dirname, basename } from 'node:path';
import { ENVIRONMENTS, parseReleases } from '../../constructs/release-file';
import { Assignment } from '../../model/assignment';
import { Io } from '../io';

/** Since when a release stands where it does. */
export interface Since {
  readonly commit: string;
  readonly time: string;
  readonly author: string;
}

const MAX_COMMITS = 500;

/**
 * The commit that moved an entry of a release file to where it is.
 * @returns undefined where it is not committed, or where there is no history
 */
export function sinceOf(file: string, name: string, environment: string | undefined, now: Assignment | undefined, { env }: Io): Since | undefined {
  const history = git(file, ['log', `--max-count=${MAX_COMMITS}`, '--format=%H%x09%cI%x09%an', '--', basename(file)], env)?.trim().split('\n') ?? [];
  let found: Since | undefined;
  for (const line of history.filter(text => text !== '')) {
    const [commit, time, author] = line.split('\t');
    const text = git(file, ['show', `${commit}:./${basename(file)}`], env);
    if (text === undefined || keyOf(entryIn(text, name, environment), now) !== keyOf(now, now)) {
      return found;
    }
    found = { commit: commit.slice(0, 8), time, author };
  }
  return found;
}

function entryIn(text: string, name: string, environment: string | undefined): Assignment | undefined {
  try {
    const { entries, environments } = parseReleases(text, ENVIRONMENTS);
    return (environment === undefined ? entries : environments?.get(environment))?.get(name);
  } catch {
    return undefined; // an older form, or one that never was right
  }
}

/** An entry at stable need not say its canary. */
function keyOf(entry: Assignment | undefined, now: Assignment | undefined): string {
  return entry === undefined ? '' : `${entry.canary ?? now?.canary} ${entry.value}`;
}

function git(file: string, args: string[], env: Io['env']): string | undefined {
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const { status, stdout } = spawnSync('git', args, { cwd: dirname(file), env: { ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
}
