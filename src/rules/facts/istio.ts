import { once } from './once';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';

const NETWORKING = 'networking.istio.io';

const byKind = once(() => new Map<string, readonly ManifestObject[]>());

/** Objects of a kind in Istio's networking group; another group may have a kind of the same name. */
export function networking(set: Inventory, kind: string): readonly ManifestObject[] {
  const known = byKind(set);
  let objects = known.get(kind);
  if (objects === undefined) {
    known.set(kind, objects = set.ofKind(kind).filter(object => object.group === NETWORKING));
  }
  return objects;
}
