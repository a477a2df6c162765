import { GatewayServer, ServerMode, looksAtRequests } from './gateway-server';
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
  readonly mode: ServerMode;
  /** Undefined: all hosts. */
  readonly hostname?: string;
  readonly listener: PlainObject;
}

function modeOf(listener: PlainObject): ServerMode | undefined {
  const passesOn = get(listener, 'tls', 'mode') === 'Passthrough';
  switch (get(listener, 'protocol')) {
    case 'HTTP': return 'http';
    case 'HTTPS': return passesOn ? 'passthrough' : 'https';
    case 'TCP': return 'tcp';
    case 'TLS': return passesOn ? 'passthrough' : 'tls-termination';
    default: return undefined;
  }
}

/** The listeners of a Gateway that Istio knows how to serve. */
export function allListenersOf(gateway: ManifestObject): Listener[] {
  return objects(gateway.spec, 'listeners').flatMap(listener => {
    const [mode, port, name] = [modeOf(listener), asNumber(get(listener, 'port')), asString(get(listener, 'name')) ?? ''];
    return port === undefined || mode === undefined ? [] : [{
      gateway,
      name,
      id: `${gateway.namespace}/${gateway.name}/listeners/${name}`,
      port,
      mode,
      hostname: asString(get(listener, 'hostname'))?.toLowerCase() || undefined,
      listener,
    }];
  });
}

/** The listeners of a Gateway that take HTTP. */
export function listenersOf(gateway: ManifestObject): Listener[] {
  return allListenersOf(gateway).filter(looksAtRequests);
}

const LISTENER_MODES: Readonly<Record<string, readonly ServerMode[]>> = {
  HTTPRoute: ['http', 'https'],
  GRPCRoute: ['http', 'https'],
  TCPRoute: ['tcp', 'tls-termination'],
  TLSRoute: ['passthrough', 'tls-termination'],
};

/** Whether routes of a kind can be bound to a listener at all. */
export function takesKind({ mode }: Listener, kind: string): boolean {
  return Object.hasOwn(LISTENER_MODES, kind) && LISTENER_MODES[kind].includes(mode);
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
  return met !== undefined && !allListenersOf(listener.gateway).some(other => other.id !== listener.id && other.port === listener.port && other.mode === listener.mode
    && other.hostname !== undefined && other.hostname.length > own.length && intersection(met, other.hostname) === met);
}

/** The Service whose address a Gateway names, as it stands in `addresses`: then its proxies are those behind it; undefined: Istio makes some of its own. */
export function addressOf(gateway: ManifestObject): { readonly name: string; readonly namespace: string } | undefined {
  const addresses = objects(gateway.spec, 'addresses').filter(address => (get(address, 'type') ?? 'IPAddress') === 'Hostname').map(address => (asString(get(address, 'value')) ?? '').split('.'));
  const [name, namespace] = addresses.find(parts => parts.length === 2 || parts[2] === 'svc') ?? [];
  return name === undefined || namespace === undefined ? undefined : { name, namespace };
}

/** The proxies of a Gateway: its own in its namespace, unless it names the address of others. */
export function proxyOfApiGateway(set: Inventory, gateway: ManifestObject): Proxy {
  const address = addressOf(gateway);
  const service = address && set.find('Service', address.namespace, address.name);
  const labels = address === undefined ? new Map([['gateway.networking.k8s.io/gateway-name', gateway.name]]) : stringMap(service?.spec, 'selector');
  return { namespace: address?.namespace ?? gateway.namespace, labels, gateway: `${gateway.namespace}/${gateway.name}` };
}

/** The listeners of a Gateway as ways in. */
export function serversOfApiGateway(gateway: ManifestObject): GatewayServer[] {
  return allListenersOf(gateway).map(({ id, port, mode, hostname }) => ({ gateway: id, title: String(gateway), port, mode, hosts: [{ host: hostname ?? '*' }], redirectsToHttps: false }));
}
