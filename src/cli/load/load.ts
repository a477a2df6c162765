import { IsExcluded, pathExists } from './files';
import { Reading, STDIN, readAtRevision, readPaths, skippedBy } from './reading';
import { skipNotices } from './skipped';
import { Inventory, InventoryOptions } from '../../mesh/inventory';
import { printableLine } from '../../report/escape';
import { InputError } from '../exit';
import { Io } from '../io';

/** How a set is read: as the rules see it, and which files are none of it. */
export interface LoadOptions extends InventoryOptions {
  readonly isExcluded?: IsExcluded;
}

/** Files, folders or `-` for standard input, as one set of manifests. */
export async function loadPaths(paths: readonly string[], io: Io, options: LoadOptions = {}): Promise<Inventory> {
  const reading = await readPaths(paths, io, options.isExcluded);
  if (reading.manifests.length === 0) {
    throw emptySet(paths.join(', '), reading);
  }
  return inventoryOf(reading, options);
}

/** One side of a step: a path, `-`, or a Git revision with or without a folder; undefined where the revision does not hold the path. */
export async function readSide(side: string, io: Io, otherSide: string, isExcluded?: IsExcluded): Promise<Reading | undefined> {
  return side === STDIN || pathExists(side, io.cwd) ? readPaths([side], io, isExcluded) : readAtRevision(side, pathInGit(otherSide, io), io, isExcluded);
}

/** One side of a comparison, which may be empty: no change is hidden by that. */
export async function loadSide(side: string, io: Io, options: LoadOptions, otherSide: string): Promise<Inventory> {
  const reading = await readSide(side, io, otherSide, options.isExcluded);
  if (reading === undefined) {
    throw new InputError(`${side}: the revision holds no such file or folder`);
  }
  return inventoryOf(reading, options);
}

/** What is read of a side, but for the files that either side skipped: whether their objects are there on the other one is not known. */
export function inventoryOf(reading: Reading, options: InventoryOptions, otherSide?: Reading): Inventory {
  const unknown = new Set([reading, ...otherSide === undefined ? [] : [otherSide]]
    .flatMap(({ skipped }) => skipped.flatMap(({ below, isPart }) => below === undefined || isPart === true ? [] : [below])));
  const isKnown = (file: string | undefined): boolean => unknown.size === 0 || !unknown.has(reading.belowOf.get(file ?? '') ?? '');
  return Inventory.fromSources(reading.manifests.filter(({ source }) => isKnown(source.file)), {
    ...options, external: [...options.external ?? [], ...reading.generated, ...otherSide?.generated ?? []],
  });
}

/** Why a set without manifests is bad input, with what was passed over. */
export function emptySet(shown: string, reading: Reading | undefined): InputError {
  const notices = skipNotices(reading?.skipped ?? []);
  return new InputError(`no manifests found in ${shown}; ${notices.length > 0 ? notices.join('; ') : 'files of a folder must end in .yaml, .yml or .json'}`);
}

/** Tells what the command has passed over, once for both sides of a step. @throws InputError where that is not allowed */
export function tellSkipped(io: Io, strict: boolean | undefined): void {
  const skipped = skippedBy(io);
  if (strict === true && skipped.length > 0) {
    throw new InputError(`not all files are manifests: ${skipped.map(({ file, reason }) => `${file} (${reason})`).join(', ')}`);
  }
  const told = new Set<string>();
  const once = skipped.filter(({ file, below, reason }) => {
    const key = `${below ?? file}\n${reason}`;
    return !told.has(key) && told.add(key);
  });
  skipNotices(once).forEach(notice => io.stderr(`cdk8s-canary: ${printableLine(notice)}\n`));
}

/** A revision without a folder means what the other side names: `--before HEAD~1 --after dist` compares dist with dist. */
function pathInGit(otherSide: string, io: Io): string | undefined {
  return otherSide !== STDIN && !otherSide.startsWith('/') && pathExists(otherSide, io.cwd) ? `./${otherSide.replace(/^(\.\/+)+|\/+$/g, '')}` : undefined;
}
