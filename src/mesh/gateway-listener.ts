import { GatewayServer, ServedHost } from './gateway-server';
import { intersection } from './host-name';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asString, get, objects, selects, stringMap, strings } from './manifest';
import { Proxy } from './proxy';

export const GATEWAY_API = 'gateway.networking.k8s.io';

/** The Gateway API's Gateways; they share their kind with Istio's. */
export function apiGateways(set: Inventory): readonly ManifestObject[] {
  return set.ofKind('Gateway').filter(object => object.group === GATEWAY_API);
}

export function findApiGateway(set: Inventory, name: string): ManifestObject | undefined {
  return apiGateways(set).find(object => `${object.namespace}/${object.name}` === name);
}

export interface Listener {
  readonly gateway: ManifestObject;
  readonly name: string;
  /** What routes are bound to; a name that no VirtualService can say. */
  readonly id: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Undefined: all hosts. */
  readonly hostname?: string;
  readonly listener: PlainObject;
}

/** The listeners of a Gateway that take HTTP. */
export function listenersOf(gateway: ManifestObject): Listener[] {
  return objects(gateway.spec, 'listeners').flatMap(listener => {
    const protocol = asString(get(listener, 'protocol'));
    const port = asNumber(get(listener, 'port'));
    const name = asString(get(listener, 'name')) ?? '';
    return port === undefined || (protocol !== 'HTTP' && protocol !== 'HTTPS') || get(listener, 'tls', 'mode') === 'Passthrough' ? [] : [{
      gateway,
      name,
      id: `${gateway.namespace}/${gateway.name}/listeners/${name}`,
      port,
      isTls: protocol === 'HTTPS',
      hostname: asString(get(listener, 'hostname'))?.toLowerCase() || undefined,
      listener,
    }];
  });
}

/** Labels of a namespace; each carries its own name. */
function namespaceLabels(set: Inventory, name: string): ReadonlyMap<string, string> {
  const object = set.ofKind('Namespace').find(candidate => candidate.name === name);
  return new Map([...object?.labels ?? [], ['kubernetes.io/metadata.name', name]]);
}

function fitsExpression(expression: PlainObject, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(asString(get(expression, 'key')) ?? '');
  const values = strings(expression, 'values');
  switch (get(expression, 'operator')) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}

/**
 * Whether a listener takes routes of this kind from a namespace; unless it says otherwise from its own alone.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes
 */
export function allowsRoutes(set: Inventory, listener: Listener, route: ManifestObject): boolean {
  const allowed = get(listener.listener, 'allowedRoutes');
  const kinds = objects(allowed, 'kinds');
  if (kinds.length > 0 && !kinds.some(kind => get(kind, 'kind') === route.kind && (asString(get(kind, 'group')) ?? GATEWAY_API) === GATEWAY_API)) {
    return false;
  }
  switch (get(allowed, 'namespaces', 'from') ?? 'Same') {
    case 'All': return true;
    case 'Same': return route.namespace === listener.gateway.namespace;
    case 'Selector': {
      const labels = namespaceLabels(set, route.namespace);
      const selector = get(allowed, 'namespaces', 'selector');
      return selector !== undefined && selects(stringMap(selector, 'matchLabels'), labels)
        && objects(selector, 'matchExpressions').every(expression => fitsExpression(expression, labels));
    }
    default: return false;
  }
}

/**
 * Whether a route's host is served by this listener and not by a more specific one of the same Gateway, port and protocol.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function servesHost(listener: Listener, host: string): boolean {
  const own = listener.hostname ?? '*';
  const met = intersection(host, own);
  return met !== undefined && !listenersOf(listener.gateway).some(other => other.id !== listener.id && other.port === listener.port && other.isTls === listener.isTls
    && other.hostname !== undefined && other.hostname.length > own.length && intersection(met, other.hostname) === met);
}

/** The proxies of a Gateway: its own in its namespace, unless it names the address of others. */
export function proxyOfApiGateway(gateway: ManifestObject): Proxy {
  const addresses = objects(gateway.spec, 'addresses').filter(address => get(address, 'type') === 'Hostname').map(address => asString(get(address, 'value')) ?? '');
  const owner = addresses.map(address => address.split('.')).find(parts => parts.length === 2 || parts[2] === 'svc')?.[1];
  const labels = new Map([['gateway.networking.k8s.io/gateway-name', gateway.name]]);
  return { namespace: owner ?? gateway.namespace, labels: owner === undefined ? labels : new Map(), gateway: `${gateway.namespace}/${gateway.name}` };
}

/** The HTTP listeners of a Gateway as ways in. */
export function serversOfApiGateway(gateway: ManifestObject): GatewayServer[] {
  return listenersOf(gateway).map(listener => {
    const host: ServedHost = { host: listener.hostname ?? '*' };
    return { gateway: listener.id, title: String(gateway), port: listener.port, isTls: listener.isTls, hosts: [host], redirectsToHttps: false };
  });
}
