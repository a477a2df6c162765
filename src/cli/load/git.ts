import { ManifestText, isManifestFile, isSkippedFolder } from './text';
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
  return colon < 0 ? { revision: text } : { revision: text.slice(0, colon), path: text.slice(colon + 1).replace(/\/+$/, '') };
}

/** Whether Git knows this revision here. */
export function isRevision(revision: string, cwd: string): boolean {
  return revision !== '' && !revision.startsWith('-') && git(cwd, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
}

/** The manifest files of a revision, sorted by path. */
export function readRevision({ revision, path = '' }: Revision, cwd: string): ManifestText[] {
  const shown = path === '' ? revision : `${revision}:${path}`;
  const tree = git(cwd, ['rev-parse', '--verify', '--quiet', `${revision}:${path}`])?.toString('utf8').trim();
  if (tree === undefined) {
    throw new InputError(`${shown}: Git revision ${revision} holds no file or folder ${path}`);
  }
  if (git(cwd, ['cat-file', '-t', tree])?.toString('utf8').trim() === 'blob') {
    return readBlobs([{ file: shown, blob: tree }], cwd);
  }
  const listing = git(cwd, ['ls-tree', '-r', '-z', '--full-tree', tree])?.toString('utf8') ?? '';
  const prefix = path === '' || path === '.' || path === './' ? '' : `${path}/`;
  const files = listing.split('\0').flatMap(line => {
    const [, blob, name] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return blob !== undefined && name !== undefined && isWanted(name) ? [{ file: `${revision}:${prefix}${name}`, blob }] : [];
  });
  return readBlobs(files, cwd);
}

function isWanted(name: string): boolean {
  const folders = name.split('/').slice(0, -1);
  return isManifestFile(name) && !folders.some(isSkippedFolder);
}

/** All blobs by one process: a set may have thousands of files. */
function readBlobs(files: { readonly file: string; readonly blob: string }[], cwd: string): ManifestText[] {
  const output = git(cwd, ['cat-file', '--batch'], files.map(({ blob }) => `${blob}\n`).join(''));
  let offset = 0;
  return files.map(({ file, blob }) => {
    const end = output?.indexOf('\n', offset) ?? -1;
    const size = Number(output?.toString('utf8', offset, end).split(' ')[2]);
    if (output === undefined || end < 0 || !Number.isSafeInteger(size)) {
      throw new InputError(`${file}: Git cannot read the blob ${blob}`);
    }
    offset = end + 1 + size + 1;
    return { file, text: output.toString('utf8', end + 1, end + 1 + size) };
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
