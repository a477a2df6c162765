import { Inventory } from './inventory';
import { ManifestObject } from './manifest';
import { perSet } from './per-set';

const NETWORKING = 'networking.istio.io';

const byKind = perSet(() => new Map<string, readonly ManifestObject[]>());

/** Objects of a kind in Istio's networking group; another group may have a kind of the same name. */
export function networking(set: Inventory, kind: string): readonly ManifestObject[] {
  const known = byKind(set);
  let objects = known.get(kind);
  if (objects === undefined) {
    known.set(kind, objects = set.ofKind(kind).filter(object => object.group === NETWORKING));
  }
  return objects;
}
