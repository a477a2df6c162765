import { liveNamespace } from './live-namespace';
import { LoadOptions, emptySet, inventoryOf, readSide } from './load';
import { Reading, STDIN } from './reading';
import { Inventory } from '../../mesh/inventory';
import { InputError } from '../exit';
import { Io } from '../io';

/** The two sides of a step. */
export interface LoadedStep {
  readonly before: Inventory;
  readonly after: Inventory;
}

/** The two sides of a step as they were asked for. */
export interface StepSides {
  readonly before: string;
  readonly after: string;
  /** Whether the revision of `before` may be without the path. */
  readonly isFirst: boolean;
  /** Whether `after` may be without manifests. */
  readonly mayRemoveAll: boolean;
}

const NOTHING: Reading = { manifests: [], skipped: [], generated: [], belowOf: new Map() };

/**
 * Reads both sides of a step. An empty one is bad input: what failed to build, or a `kubectl` that failed into the pipe, would look like a step that takes everything
 * away, or one that breaks nothing.
 */
export async function loadStep({ before, after, isFirst, mayRemoveAll }: StepSides, io: Io, options: LoadOptions): Promise<LoadedStep> {
  if (before === STDIN && after === STDIN) {
    throw new InputError('standard input can be one side of a step, not both');
  }
  const [old, next] = [await readSide(before, io, after, options.isExcluded), await readSide(after, io, before, options.isExcluded)];
  if (old === undefined && !isFirst) {
    throw new InputError(`${before}: the revision holds no such file or folder; --first-release says that there was none before`);
  }
  if (old?.manifests.length === 0) {
    throw emptySet(`${before}, which runs now`, old);
  }
  if (next === undefined && !mayRemoveAll) {
    throw new InputError(`${after}: the revision holds no such file or folder; --allow-remove-all says that all is to go`);
  }
  if (next?.manifests.length === 0 && !mayRemoveAll) {
    throw new InputError(`${emptySet(`${after}, which comes next`, next).message}; --allow-remove-all says that all is to go`);
  }
  const [from, to] = [old ?? NOTHING, next ?? NOTHING];
  const set = inventoryOf(from, options, to);
  return { before: set, after: inventoryOf(to, { ...options, defaultNamespace: options.defaultNamespace ?? liveNamespace(set) }, from) };
}
