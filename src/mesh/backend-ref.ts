import { Hosts } from './hosts';
import { Inventory } from './inventory';
import { ManifestObject, asNumber, asString, get } from './manifest';
import { isGranted } from './reference-grant';

/** What a reference to a backend comes to. */
export interface Backend {
  /** Null: the reference may not be used, or is to something that takes no requests. */
  readonly host: string | null;
  readonly port?: number;
  /** Whether such a host exists. */
  readonly exists: boolean;
}

const NONE: Backend = { host: null, exists: false };

/**
 * A reference to a Service, or to a host of a ServiceEntry. Only at gateways a namespace has to grant the use of its Services.
 */
export function resolveBackend(set: Inventory, route: ManifestObject, reference: unknown, atGateway: boolean): Backend {
  const group = asString(get(reference, 'group')) ?? '';
  const kind = asString(get(reference, 'kind')) ?? 'Service';
  const name = asString(get(reference, 'name')) ?? '';
  const namespace = asString(get(reference, 'namespace')) ?? route.namespace;
  const port = asNumber(get(reference, 'port'));
  if (atGateway && namespace !== route.namespace && !isGranted(set, route, { namespace, name })) {
    return NONE;
  }
  if (group === 'networking.istio.io' && kind === 'Hostname') {
    return { host: name, port, exists: Hosts.of(set).find(name, route.namespace) !== undefined };
  }
  if (group !== '' || kind !== 'Service') {
    return NONE;
  }
  return { host: set.hostOf({ name, namespace }), port, exists: set.find('Service', namespace, name) !== undefined };
}
