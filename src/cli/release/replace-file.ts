import { chmodSync, chownSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { locked } from './lock';
import { InputError } from '../exit';

/**
 * Changes the text of a file so that whoever reads it, or whatever stops this process, finds the old text or the new one and never a part, and two writers one
 * after the other lose nothing. A link stays a link; permissions and owner stay.
 * @param change gets the text that is there now, which may be another than the one that was read before; undefined where there is no file
 * @throws InputError where it cannot be written; then the file is as it was
 */
export async function updateFile(path: string, change: (text: string | undefined) => string): Promise<void> {
  const target = existsSync(path) ? realpathSync(path) : path;
  await locked(target, () => {
    const now = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
    const next = change(now);
    if (next !== now) {
      replaceFile(target, next);
    }
  });
}

/** The same without a lock, for files that one process writes. */
export function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  // One name for the draft of a file: what a killed process leaves the next one takes away.
  const draft = join(dirname(target), `.${basename(target)}.cdk8s-canary.tmp`);
  try {
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { flag: 'wx' });
    if (existsSync(target)) {
      const { mode, uid, gid } = statSync(target);
      keepOwner(draft, uid, gid);
      chmodSync(draft, mode);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new InputError(`${path}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Only root may give a file away; for everybody else it is theirs already, or in a group that they may give it to. */
function keepOwner(path: string, uid: number, gid: number): void {
  const own = statSync(path);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      chownSync(path, uid, gid);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') {
        throw error;
      }
    }
  }
}
