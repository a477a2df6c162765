import { parseDocuments } from './documents';
import { pathExists, readPath } from './files';
import { isRevision, parseRevision, readRevision } from './git';
import { manifestsOf } from './manifests';
import { ManifestText, withoutMark } from './text';
import { ParsedTexts } from './yaml';
import { Inventory, InventoryOptions, SourcedManifest } from '../../mesh/inventory';
import { InputError } from '../exit';
import { Io } from '../io';

export const STDIN = '-';

/** Files, folders or `-` for standard input, as one set of manifests. */
export async function loadPaths(paths: readonly string[], io: Io, options: InventoryOptions = {}): Promise<Inventory> {
  const manifests = await readManifests(paths, io);
  if (manifests.length === 0) {
    throw new InputError(`no manifests found in ${paths.join(', ')}; files of a folder must end in .yaml, .yml or .json`);
  }
  return Inventory.fromSources(manifests, options);
}

/** One side of a step: a path, `-`, or a Git revision with or without a folder. It may be empty: a first release has nothing before. */
export async function loadSide(side: string, io: Io, options: InventoryOptions, otherSide: string): Promise<Inventory> {
  if (side === STDIN || pathExists(side, io.cwd)) {
    return Inventory.fromSources(await readManifests([side], io), options);
  }
  const { revision, path } = parseRevision(side);
  if (!isRevision(revision, io.cwd)) {
    throw new InputError(`${side}: neither a file or folder nor a Git revision`);
  }
  const texts = readRevision({ revision, path: path ?? pathInGit(otherSide, io) }, io.cwd);
  return Inventory.fromSources(texts.flatMap(text => manifestsInText(text, io)), options);
}

/** A revision without a folder means what the other side names: `--before HEAD~1 --after dist` compares dist with dist. */
function pathInGit(otherSide: string, io: Io): string | undefined {
  return otherSide !== STDIN && !otherSide.startsWith('/') && pathExists(otherSide, io.cwd) ? `./${otherSide.replace(/^(\.\/+)+|\/+$/g, '')}` : undefined;
}

async function readManifests(paths: readonly string[], io: Io): Promise<SourcedManifest[]> {
  const found: ManifestText[] = [];
  for (const path of new Set(paths)) {
    found.push(...path === STDIN ? [{ file: '<stdin>', text: await io.stdin() }] : readPath(path, io.cwd));
  }
  const seen = new Set<string>();
  return found.filter(({ file }) => !seen.has(file) && seen.add(file)).flatMap(text => manifestsInText(text, io));
}

/** What one command has read. */
interface Texts {
  /** Before and after, or the stages of a plan, are mostly the same. */
  readonly parsed: ParsedTexts;
  readonly byFile: Map<string, string>;
}

const texts = new WeakMap<Io, Texts>();

function textsOf(io: Io): Texts {
  const known = texts.get(io) ?? { parsed: new Map<string, unknown>(), byFile: new Map<string, string>() };
  texts.set(io, known);
  return known;
}

/** The text of a file that the command has read, by the name that findings have. */
export function readText(io: Io, file: string): string | undefined {
  return textsOf(io).byFile.get(file);
}

function manifestsInText(text: ManifestText, io: Io): SourcedManifest[] {
  const { parsed, byFile } = textsOf(io);
  byFile.set(text.file, withoutMark(text).text);
  return parseDocuments(text, parsed).flatMap(manifestsOf);
}
