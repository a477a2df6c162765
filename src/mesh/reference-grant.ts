import { Inventory } from './inventory';
import { asString, get, objects } from './manifest';

const ROUTES = 'gateway.networking.k8s.io';

/**
 * Whether a namespace lets routes of another refer to one of its Services.
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export function isGranted(set: Inventory, route: { readonly kind: string; readonly namespace: string }, service: { readonly namespace: string; readonly name: string }): boolean {
  return set.ofKind('ReferenceGrant').some(grant => grant.namespace === service.namespace
    && objects(grant.spec, 'from').some(from => get(from, 'group') === ROUTES && get(from, 'kind') === route.kind && get(from, 'namespace') === route.namespace)
    && objects(grant.spec, 'to').some(to => {
      const name = asString(get(to, 'name')) ?? '';
      return (asString(get(to, 'group')) ?? '') === '' && get(to, 'kind') === 'Service' && (name === '' || name === service.name);
    }));
}
