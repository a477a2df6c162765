import { once } from './once';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';

const byName = once(set => new Map(set.ofKind('Namespace').filter(({ group }) => group === '').map(object => [object.name, object])));

/** The Namespace object of a namespace, where the files show it. */
export function namespaceObject(set: Inventory, name: string): ManifestObject | undefined {
  return byName(set).get(name);
}

export function namespaceObjects(set: Inventory): readonly ManifestObject[] {
  return [...byName(set).values()];
}
