import { chmodSync, chownSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../exit';

/**
 * Replaces a file so that whoever reads it, or whatever stops this process, finds the old text or the new one and never a part. A link stays a link; permissions and
 * owner stay. Two writers keep apart by `locked`.
 * @throws InputError where it cannot be written; then the file is as it was
 */
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
