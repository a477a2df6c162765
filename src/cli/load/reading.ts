import { resolve } from 'node:path';
import { IsExcluded, readPath } from './files';
import { isRevision, parseRevision, readRevision } from './git';
import { manifestsOf } from './manifests';
import { generated, setAside } from './rendered';
import { SkippedFile } from './skipped';
import { ManifestText, withoutMark } from './text';
import { ParsedTexts } from './yaml';
import { SourcedManifest } from '../../mesh/inventory';
import { InputError } from '../exit';
import { Io } from '../io';

export const STDIN = '-';

/** What was read of a set, before it is one. */
export interface Reading {
  readonly manifests: readonly SourcedManifest[];
  readonly skipped: readonly SkippedFile[];
  /** What kustomize makes beside the files, as `external` says it. */
  readonly generated: readonly string[];
  /** What a file is called on the other side of a step, by its name on this one. */
  readonly belowOf: ReadonlyMap<string, string>;
}

/** What one command has read. */
interface ReadByCommand {
  /** Before and after, or the stages of a plan, are mostly the same. */
  readonly parsed: ParsedTexts;
  readonly byFile: Map<string, string>;
  readonly skipped: SkippedFile[];
}

const readBy = new WeakMap<Io, ReadByCommand>();

function readByCommand(io: Io): ReadByCommand {
  const known = readBy.get(io) ?? { parsed: new Map<string, unknown>(), byFile: new Map<string, string>(), skipped: [] };
  readBy.set(io, known);
  return known;
}

/** The text of a file that the command has read, by the name that findings have. */
export function readText(io: Io, file: string): string | undefined {
  return readByCommand(io).byFile.get(file);
}

/** All that the command has passed over so far. */
export function skippedBy(io: Io): readonly SkippedFile[] {
  return readByCommand(io).skipped;
}

/** Files, folders or `-` for standard input; each file once, by whatever names it was reached. */
export async function readPaths(paths: readonly string[], io: Io, isExcluded?: IsExcluded): Promise<Reading> {
  const texts = new Map<string, ManifestText>();
  const skipped: SkippedFile[] = [];
  for (const path of paths) {
    const found = path === STDIN ? { texts: [{ file: '<stdin>', text: await io.stdin() }], skipped: [] } : readPath(path, io.cwd, isExcluded);
    for (const text of found.texts) {
      const name = resolve(io.cwd, text.file);
      if (!texts.has(name)) {
        texts.set(name, text);
      }
    }
    skipped.push(...found.skipped);
  }
  return readingOf([...texts.values()], skipped, io);
}

/** The files of a Git revision; undefined where it does not hold the path. */
export function readAtRevision(text: string, pathOfOther: string | undefined, io: Io, isExcluded?: IsExcluded): Reading | undefined {
  const { revision, path } = parseRevision(text);
  if (!isRevision(revision, io.cwd)) {
    throw new InputError(`${text}: neither a file or folder nor a Git revision`);
  }
  const texts = readRevision({ revision, path: path ?? pathOfOther }, io.cwd, isExcluded);
  return texts && readingOf(texts, [], io);
}

function readingOf(all: readonly ManifestText[], irregular: readonly SkippedFile[], io: Io): Reading {
  const { parsed, byFile, skipped: byCommand } = readByCommand(io);
  const { texts, skipped: aside } = setAside(all);
  const skipped = [...irregular, ...aside];
  const manifests = texts.flatMap(text => {
    byFile.set(text.file, withoutMark(text).text);
    const { manifests: found, reason } = manifestsOf(text, parsed);
    if (reason !== undefined) {
      skipped.push({ file: text.file, below: text.below, reason, isPart: found.length > 0 });
    }
    return found;
  });
  byCommand.push(...skipped);
  return { manifests, skipped, generated: generated(all), belowOf: new Map(all.flatMap(({ file, below }) => below === undefined ? [] : [[file, below]])) };
}
