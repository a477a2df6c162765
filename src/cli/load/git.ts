import { resolve } from 'node:path';
import { IsExcluded, repositoryRoot } from './files';
import { ManifestText, decode, isManifestFile, isSkippedFolder } from './text';
import { InputError } from '../exit';

const MAX_OUTPUT = 1024 * 1024 * 1024;

/** A revision and what is asked of it: `HEAD~1:dist`, or the whole tree. */
export interface Revision {
  readonly revision: string;
  /** A file or folder in Git's own way: from the root of the repository, or from here with `./`. @default - the whole tree */
  readonly path?: string;
}

export function parseRevision(text: string): Revision {
  const colon = text.indexOf(':');
  return colon < 0 ? { revision: text } : { revision: text.slice(0, colon), path: cleanPath(text.slice(colon + 1)) };
}

/** Without slashes at its end; that of `./` says that it is no name from the root. */
function cleanPath(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '.' ? './' : trimmed;
}

/** Whether Git knows this revision here. */
export function isRevision(revision: string, cwd: string): boolean {
  return revision !== '' && !revision.startsWith('-') && git(cwd, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
}

/** The manifest files of a revision, sorted by path; undefined where it does not hold the path. */
export function readRevision({ revision, path = '' }: Revision, cwd: string, isExcluded: IsExcluded = () => false): ManifestText[] | undefined {
  const shown = path === '' ? revision : `${revision}:${path}`;
  const tree = git(cwd, ['rev-parse', '--verify', '--quiet', `${revision}:${path}`])?.toString('utf8').trim();
  if (tree === undefined) {
    return undefined;
  }
  if (git(cwd, ['cat-file', '-t', tree])?.toString('utf8').trim() === 'blob') {
    return readBlobs([{ file: shown, blob: tree }], cwd);
  }
  const listing = git(cwd, ['ls-tree', '-r', '-z', '--full-tree', tree])?.toString('utf8') ?? '';
  const prefix = path === '' || path === './' ? '' : `${path}/`;
  const files = listing.split('\0').flatMap(line => {
    const [, blob, name] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return blob !== undefined && name !== undefined && isWanted(name) && !isExcluded(placeAtRevision(`${prefix}${name}`, cwd)) ? [{ file: `${revision}:${prefix}${name}`, below: name, blob }] : [];
  });
  return readBlobs(files, cwd);
}

/** Where a path of a revision would lie on disk. */
export function placeAtRevision(path: string, cwd: string): string {
  return resolve(path.startsWith('.') ? cwd : repositoryRoot(cwd) ?? cwd, path);
}

/** One file of a revision; undefined where it does not hold it. */
export function readRevisionFile(revision: string, path: string, cwd: string): string | undefined {
  const texts = readRevision({ revision, path }, cwd);
  return texts?.length === 1 ? texts[0].text : undefined;
}

function isWanted(name: string): boolean {
  const folders = name.split('/').slice(0, -1);
  return isManifestFile(name) && !folders.some(isSkippedFolder);
}

/** All blobs by one process: a set may have thousands of files. */
function readBlobs(files: { readonly file: string; readonly below?: string; readonly blob: string }[], cwd: string): ManifestText[] {
  const output = git(cwd, ['cat-file', '--batch'], files.map(({ blob }) => `${blob}\n`).join(''));
  let offset = 0;
  return files.map(({ file, below, blob }) => {
    const end = output?.indexOf('\n', offset) ?? -1;
    const size = Number(output?.toString('utf8', offset, end).split(' ')[2]);
    if (output === undefined || end < 0 || !Number.isSafeInteger(size)) {
      throw new InputError(`${file}: Git cannot read the blob ${blob}`);
    }
    offset = end + 1 + size + 1;
    return { file, below, text: decode(output.subarray(end + 1, end + 1 + size), file) };
  });
}

/** Output of Git; undefined where it fails. */
function git(cwd: string, args: string[], input = ''): Buffer | undefined {
  // Loaded by those who name a revision.
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const result = spawnSync('git', args, { cwd, input, maxBuffer: MAX_OUTPUT, stdio: ['pipe', 'pipe', 'ignore'] });
  if (result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT') {
    throw new InputError('git was not found, it is needed to read a revision');
  }
  return result.status === 0 ? result.stdout : undefined;
}
