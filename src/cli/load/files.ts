import { existsSync, lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ManifestText, isManifestFile, isSkippedFolder } from './text';
import { InputError } from '../exit';

/** More than a cluster's worth of YAML; beyond it the parser, not the input, would be the limit. */
const MAX_BYTES = 256 * 1024 * 1024;

export function pathExists(path: string, cwd: string): boolean {
  return existsSync(resolve(cwd, path));
}

export function isFolder(path: string, cwd: string): boolean {
  return statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A file whatever its name, or all manifest files of a folder and the folders in it, sorted by path. */
export function readPath(path: string, cwd: string): ManifestText[] {
  return filesOf(path, cwd).map(file => readFile(file, cwd));
}

export function readFile(path: string, cwd: string): ManifestText {
  const absolute = resolve(cwd, path);
  try {
    const { size } = statSync(absolute);
    if (size > MAX_BYTES) {
      throw new InputError(`${path}: ${size} bytes are too many, at most ${MAX_BYTES} are read`);
    }
    // Twice as fast as to ask for text.
    return { file: path, text: readFileSync(absolute).toString('utf8') };
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${path}: ${reasonOf(error)}`);
  }
}

function filesOf(path: string, cwd: string): string[] {
  if (!pathExists(path, cwd)) {
    throw new InputError(`${path}: no such file or folder`);
  }
  return isFolder(path, cwd) ? filesIn(path, cwd) : [path];
}

function filesIn(folder: string, cwd: string): string[] {
  return entriesOf(folder, cwd).flatMap(name => {
    const path = join(folder, name);
    if (isFolder(path, cwd)) {
      return isSkippedFolder(name) || isLink(path, cwd) ? [] : filesIn(path, cwd);
    }
    return isManifestFile(basename(path)) ? [path] : [];
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

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = { ENOENT: 'no such file or folder', EACCES: 'permission denied', EISDIR: 'is a folder', ENOTDIR: 'is no folder' };
  return known[String(code)] ?? message;
}
