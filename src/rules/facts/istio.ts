import { Inventory } from '../../traffic/inventory';
import { ManifestObject } from '../../traffic/manifest';

const NETWORKING = 'networking.istio.io';

/** Objects of a kind in Istio's networking group; another group may have a kind of the same name. */
export function networking(set: Inventory, kind: string): readonly ManifestObject[] {
  return set.ofKind(kind).filter(object => object.group === NETWORKING);
}
