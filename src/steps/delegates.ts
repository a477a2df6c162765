import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { readVirtualService } from '../mesh/virtual-service';

/** The VirtualServices among the manifests that one delegates to. */
export function delegatesOf(set: Inventory, rule: ManifestObject): ManifestObject[] {
  const routes = rule.kind === 'VirtualService' ? readVirtualService(rule, set).http : [];
  return routes.flatMap(({ delegate }) => (delegate && set.find('VirtualService', delegate.namespace, delegate.name)) ?? []);
}
