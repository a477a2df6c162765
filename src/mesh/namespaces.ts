import { Inventory } from './inventory';
import { ManifestObject } from './manifest';
import { perSet } from './per-set';

const byName = perSet(set => new Map(set.ofKind('Namespace').filter(({ group }) => group === '').map(object => [object.name, object])));

/** The Namespace object of a namespace, where the files show it. */
export function namespaceObject(set: Inventory, name: string): ManifestObject | undefined {
  return byName(set).get(name);
}

export function namespaceObjects(set: Inventory): readonly ManifestObject[] {
  return [...byName(set).values()];
}
