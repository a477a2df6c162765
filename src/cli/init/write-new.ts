import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../exit';

export interface Written {
  readonly created: readonly string[];
  /** Files that were there, whatever they say. */
  readonly kept: readonly string[];
}

/** Writes the files that are not there yet. */
export function writeNew(folder: string, files: ReadonlyMap<string, string>): Written {
  const [created, kept]: [string[], string[]] = [[], []];
  for (const [path, text] of files) {
    (isWritten(join(folder, path), text) ? created : kept).push(path);
  }
  return { created, kept };
}

function isWritten(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Fails where anything has that name, a link that leads nowhere included.
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw new InputError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
