import { Inventory } from '../../mesh/inventory';
import { isLive } from '../../steps/live';

/** The one namespace from which all objects were read with kubectl: files that name none are applied there. */
export function liveNamespace(set: Inventory): string | undefined {
  const namespaces = new Set(set.all.map(({ namespace }) => namespace));
  return namespaces.size === 1 && set.all.every(isLive) ? [...namespaces][0] : undefined;
}
