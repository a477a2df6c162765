import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { InputError } from '../exit';
import { isFolder, pathExists, readFile, repositoryRoot } from '../load/files';
import { isRevision, parseRevision, placeAtRevision, readRevisionFile } from '../load/git';
import { CONFIG_FILE } from '../load/text';

/** A configuration as text, with the folder that its patterns count from. */
export interface FoundConfig {
  readonly file: string;
  readonly text: string;
  /** Absolute. */
  readonly folder: string;
}

/** The file that `--config` names: a path, or `<revision>:<path>`. */
export function namedConfig(name: string, cwd: string): FoundConfig {
  if (pathExists(name, cwd)) {
    return { ...readFile(name, cwd), folder: dirname(resolve(cwd, name)) };
  }
  const { revision, path } = parseRevision(name);
  if (path === undefined || !isRevision(revision, cwd)) {
    throw new InputError(`${name}: no such file, and no <revision>:<path> either`);
  }
  const text = readRevisionFile(revision, path, cwd);
  if (text === undefined) {
    throw new InputError(`${name}: the revision holds no such file`);
  }
  return { file: name, text, folder: dirname(placeAtRevision(path, cwd)) };
}

/**
 * The configuration beside manifests: in their folder or the next one above that has one, up to the root of the repository. Without a repository, up to where we stand.
 * @param path of the manifests; undefined for standard input and revisions
 */
export function configBeside(path: string | undefined, cwd: string): FoundConfig | undefined {
  const start = path === undefined ? cwd : isFolder(path, cwd) ? resolve(cwd, path) : dirname(resolve(cwd, path));
  const end = repositoryRoot(start) ?? (relative(cwd, start).startsWith('..') ? start : cwd);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) {
      return { ...readFile(relative(cwd, join(folder, CONFIG_FILE)), cwd), folder };
    }
    if (folder === end) {
      return undefined;
    }
  }
}

/** The same file at a revision; undefined where it has none. */
export function configAt(revision: string, { folder, file }: FoundConfig, cwd: string): FoundConfig | undefined {
  const root = repositoryRoot(folder);
  const text = root === undefined ? undefined : readRevisionFile(revision, relative(root, join(folder, CONFIG_FILE)), cwd);
  return text === undefined ? undefined : { file: `${revision}:${file}`, text, folder };
}
