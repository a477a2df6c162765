import { Inventory } from '../mesh/inventory';
import { ManifestObject, asString, get, objects } from '../mesh/manifest';

/** The VirtualServices among the manifests that one delegates to. */
export function delegatesOf(set: Inventory, rule: ManifestObject): ManifestObject[] {
  return objects(rule.spec, 'http').flatMap(route => {
    const name = asString(get(route, 'delegate', 'name'));
    return name === undefined ? [] : set.find('VirtualService', asString(get(route, 'delegate', 'namespace')) ?? rule.namespace, name) ?? [];
  });
}
