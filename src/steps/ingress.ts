import { Inventory } from '../mesh/inventory';
import { asString, get, objects } from '../mesh/manifest';
import { perSet } from '../mesh/per-set';

/** Whether an Ingress sends to the Service of a host. */
export function isBehindIngress(set: Inventory, host: string): boolean {
  return hostsOfIngresses(set).has(host);
}

const hostsOfIngresses = perSet((set): ReadonlySet<string> => new Set(set.ofKind('Ingress').flatMap(ingress => {
  const backends = [get(ingress.spec, 'defaultBackend'), ...objects(ingress.spec, 'rules').flatMap(rule => objects(rule, 'http', 'paths')).map(path => get(path, 'backend'))];
  return backends.map(backend => asString(get(backend, 'service', 'name'))).filter(name => name !== undefined).map(name => set.hostOf({ name, namespace: ingress.namespace }));
})));
