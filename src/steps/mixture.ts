import { perStep } from './per-step';
import { Step } from './step';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, asObject, get } from '../mesh/manifest';

/** One mix of a step: the objects that are new already; all others are as they were. */
export type Mix = ReadonlySet<string>;

/** So many changed objects of one chain are mixed in every way; of more, those mixes where few deviate from the rest. */
const ALL_MIXES_UP_TO = 6;

/** The mixes of changed objects: all old first, then all new, then those that are nearest to either end. */
export function mixesOf(changed: readonly string[]): Mix[] {
  const all = new Set(changed);
  const mixes: Mix[] = [new Set(), all];
  const most = changed.length <= ALL_MIXES_UP_TO ? Math.floor(changed.length / 2) : changed.length <= 12 ? 2 : 1;
  for (let count = 1; count <= most; count++) {
    for (const chosen of choose(changed, count)) {
      mixes.push(new Set(chosen));
      if (count * 2 < changed.length) {
        mixes.push(new Set(changed.filter(id => !chosen.includes(id))));
      }
    }
  }
  return changed.length === 0 ? [new Set()] : mixes;
}

function* choose(ids: readonly string[], count: number): Iterable<string[]> {
  for (const [index, id] of ids.entries()) {
    if (count === 1) {
      yield [id];
    } else {
      for (const rest of choose(ids.slice(index + 1), count - 1)) {
        yield [id, ...rest];
      }
    }
  }
}

/** The objects of a mix, as a set of manifests that can be asked. */
export function inventoryOf(step: Step, ids: readonly string[], mix: Mix, more: readonly ManifestObject[] = []): Inventory {
  const members = ids.map(id => mix.has(id) ? newVersion(step, id) : step.versions(id).before);
  return Inventory.from([...members.filter((member): member is ManifestObject => member !== undefined), ...more], step.before);
}

const versions = perStep(() => new Map<string, ManifestObject | undefined>());

/** Then the objects may be taken as they are. */
export const isInOneOrder = perStep(step => step.isInOneOrder);

/** The new version of an object with the age of the old one: of two that compete the older counts, and an edit makes nothing younger. */
export function newVersion(step: Step, id: string): ManifestObject | undefined {
  const known = versions(step);
  if (!known.has(id)) {
    known.set(id, aged(step, id));
  }
  return known.get(id);
}

function aged(step: Step, id: string): ManifestObject | undefined {
  const { before, after } = step.versions(id);
  if (after === undefined || isInOneOrder(step)) {
    return after;
  }
  const order = before?.order ?? step.before.all.length + after.order;
  const raw = before?.created === undefined ? after.raw
    : { ...after.raw, metadata: { ...asObject(get(after.raw, 'metadata')), creationTimestamp: before.created } };
  return new ManifestObject(raw, order, after.namespace, after.source);
}
