import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { InputError } from '../exit';

/**
 * Writes a file so that whoever reads it, or whatever stops this process, finds the old text or the new one and never a part.
 * A link stays a link, and the file keeps its permissions.
 * @throws InputError where it cannot be written; then the file is as it was
 */
export function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const draft = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { mode: existsSync(target) ? statSync(target).mode : 0o666 });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new InputError(`${path}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
