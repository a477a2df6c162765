import { closeSync, existsSync, lstatSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SkippedFile } from './skipped';
import { MAX_BYTES, ManifestText, decode, isManifestFile, isSkippedFolder, tooLarge } from './text';
import { InputError } from '../exit';

/** Whether a file is none of those to be read, by its absolute path. */
export type IsExcluded = (absolute: string) => boolean;

/** What was read, and what was passed over. */
export interface FoundTexts {
  readonly texts: readonly ManifestText[];
  readonly skipped: readonly SkippedFile[];
}

export function pathExists(path: string, cwd: string): boolean {
  return !path.includes('\0') && existsSync(resolve(cwd, path));
}

/** The folder of the repository that a folder is in. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) {
      return at;
    }
    if (at === dirname(at)) {
      return undefined;
    }
  }
}

export function isFolder(path: string, cwd: string): boolean {
  return statsOf(path, cwd)?.isDirectory() === true;
}

/** A file whatever its name, or all manifest files of a folder and the folders in it, sorted by path. */
export function readPath(path: string, cwd: string, isExcluded: IsExcluded = () => false): FoundTexts {
  if (!pathExists(path, cwd)) {
    throw new InputError(`${path}: no such file or folder`);
  }
  if (!isFolder(path, cwd)) {
    return { texts: [readFile(path, cwd)], skipped: [] };
  }
  const texts: ManifestText[] = [];
  const skipped: SkippedFile[] = [];
  for (const { file, below } of filesIn(path, '', cwd).filter(found => !isExcluded(resolve(cwd, found.file)))) {
    const reason = irregular(file, cwd);
    if (reason === undefined) {
      texts.push({ ...readFile(file, cwd), below });
    } else {
      skipped.push({ file, below, reason });
    }
  }
  return { texts, skipped };
}

/** A file that was named: also a pipe that the shell has opened for this process. */
export function readFile(path: string, cwd: string): ManifestText {
  const absolute = resolve(cwd, path);
  try {
    const stats = statSync(absolute);
    if (!stats.isFile() && !(stats.isFIFO() && OPENED.test(absolute))) {
      throw new InputError(`${path}: is ${sortOf(stats)}, no file`);
    }
    if (stats.size > MAX_BYTES) {
      throw tooLarge(path, stats.size);
    }
    return { file: path, text: decode(stats.isFile() ? readFileSync(absolute) : readPipe(absolute, path), path) };
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${path}: ${reasonOf(error)}`);
  }
}

/** `<(kubectl get ...)` of a shell. */
const OPENED = /^\/(dev|proc\/(self|\d+))\/fd\/\d+$/;

function readPipe(absolute: string, path: string): Buffer {
  const pipe = openSync(absolute, 'r');
  try {
    const chunks: Buffer[] = [];
    let total = 0;
    const chunk = Buffer.alloc(65_536);
    for (let size = readSync(pipe, chunk); size > 0; size = readSync(pipe, chunk)) {
      total += size;
      if (total > MAX_BYTES) {
        throw tooLarge(path, `more than ${MAX_BYTES}`);
      }
      chunks.push(Buffer.from(chunk.subarray(0, size)));
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(pipe);
  }
}

interface FoundFile {
  /** As it is shown. */
  readonly file: string;
  readonly below: string;
}

function filesIn(folder: string, below: string, cwd: string): FoundFile[] {
  return entriesOf(folder, cwd).flatMap(name => {
    const found = { file: join(folder, name), below: below === '' ? name : `${below}/${name}` };
    if (isFolder(found.file, cwd)) {
      return isSkippedFolder(name) || isLink(found.file, cwd) ? [] : filesIn(found.file, found.below, cwd);
    }
    return isManifestFile(name) ? [found] : [];
  });
}

/** Names in a folder, sorted alike on every machine. */
export function entriesOf(folder: string, cwd: string): string[] {
  try {
    return readdirSync(resolve(cwd, folder)).sort();
  } catch (error) {
    throw new InputError(`${folder}: ${reasonOf(error)}`);
  }
}

/** Links to folders are not followed, as kubectl follows none: one that points above itself would never end. */
function isLink(path: string, cwd: string): boolean {
  return lstatSync(resolve(cwd, path)).isSymbolicLink();
}

function statsOf(path: string, cwd: string): Stats | undefined {
  try {
    return statSync(resolve(cwd, path));
  } catch {
    return undefined; // not there, a link to itself, or a folder on the way that may not be entered
  }
}

/** Why an entry of a folder is not opened; undefined for a file, and for a link that leads nowhere: whoever reads it says so. */
function irregular(path: string, cwd: string): string | undefined {
  const stats = statsOf(path, cwd);
  if (stats === undefined) {
    return path.includes('\uFFFD') ? 'its name is no UTF-8' : undefined;
  }
  return stats.isFile() ? undefined : sortOf(stats);
}

function sortOf(stats: Stats): string {
  return stats.isFIFO() ? 'a named pipe' : stats.isSocket() ? 'a socket' : stats.isDirectory() ? 'a folder' : 'a device';
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'no such file or folder', EACCES: 'permission denied', EISDIR: 'is a folder', ENOTDIR: 'is no folder', ELOOP: 'is a link to itself', ENAMETOOLONG: 'the name is too long',
  };
  return known[String(code)] ?? message;
}
