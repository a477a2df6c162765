import { GATEWAY_API, HttpRouteResource, ParentRef, apiRoutes } from '../../mesh/http-route';
import { Inventory } from '../../mesh/inventory';
import { PlainObject, asString, get, objects, stringMap } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const listenerRefuses: StaticRule = {
  code: 'CC661',
  name: 'httproute-listener-refuses',
  severity: Severity.ERROR,
  meaning: 'no listener of the Gateway that a route attaches to takes it: for its host names, its namespace, its kind or the protocol',
  consequence: 'The route does nothing: its requests get 404 at the gateway.',
  fix: 'open a listener to the namespace of the route (`allowedRoutes.namespaces.from`), and to its host names',
  sources: ['https://gateway-api.sigs.k8s.io/api-types/gateway/#attaching-routes-to-gateways'],
  *check(set): Iterable<Draft> {
    for (const route of apiRoutes(set)) {
      for (const parent of route.parents) {
        const message = problem(set, route, parent);
        if (message !== undefined) {
          yield { object: route.object, field: parent.field, message };
        }
      }
    }
  },
};

function problem(set: Inventory, route: HttpRouteResource, { group, kind, namespace, name, sectionName, port }: ParentRef): string | undefined {
  const gateway = group === GATEWAY_API && kind === 'Gateway' ? set.find('Gateway', namespace, name) : undefined;
  const listeners = gateway?.group !== GATEWAY_API ? [] : objects(gateway.spec, 'listeners')
    .filter(listener => (sectionName === undefined || listener.name === sectionName) && (port === undefined || listener.port === port));
  const reasons = listeners.map(listener => refusal(set, listener, route, namespace));
  return gateway === undefined || reasons.length === 0 || reasons.includes(undefined) ? undefined
    : `${gateway} does not take the route: ${[...new Set(reasons)].join('; ')}`;
}

/** Protocols of listeners that take a kind of route. @see https://gateway-api.sigs.k8s.io/reference/spec/#protocoltype */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TLSRoute: ['TLS'],
  TCPRoute: ['TCP', 'TLS'],
  UDPRoute: ['UDP'],
};
/** Others are an implementation's own. */
const KNOWN_PROTOCOLS = new Set(Object.values(PROTOCOLS).flat());

function refusal(set: Inventory, listener: PlainObject, { object, hostnames }: HttpRouteResource, namespace: string): string | undefined {
  const name = `listener ${asString(listener.name) ?? ''}`;
  const kinds = objects(listener, 'allowedRoutes', 'kinds');
  const host = asString(listener.hostname) ?? '';
  const protocols = PROTOCOLS[object.kind];
  if (typeof listener.protocol === 'string' && KNOWN_PROTOCOLS.has(listener.protocol) && !protocols.includes(listener.protocol)) {
    return `${name} speaks ${listener.protocol}`;
  }
  if (kinds.length > 0 && !kinds.some(each => each.kind === object.kind)) {
    return `${name} takes other kinds of routes`;
  }
  if (!isOpen(set, listener, object.namespace, namespace)) {
    return `${name} is not open to namespace ${object.namespace}`;
  }
  return host !== '' && hostnames.length > 0 && !hostnames.some(each => meet(each, host)) ? `${name} is for ${host}` : undefined;
}

/** A Namespace that is not shown may have any labels. */
function isOpen(set: Inventory, listener: PlainObject, from: string, own: string): boolean {
  const namespaces = get(listener, 'allowedRoutes', 'namespaces');
  switch (get(namespaces, 'from') ?? 'Same') {
    case 'All': return true;
    case 'None': return false;
    case 'Same': return from === own;
    default: {
      const shown = set.ofKind('Namespace').find(({ name }) => name === from);
      const labels = new Map([...shown?.labels ?? [], ['kubernetes.io/metadata.name', from]]);
      return shown === undefined || [...stringMap(namespaces, 'selector', 'matchLabels')].every(([key, value]) => labels.get(key) === value);
    }
  }
}

/** Whether some name is one of both; either may begin with `*.`. */
function meet(a: string, b: string): boolean {
  const [wideA, wideB] = [a.startsWith('*.'), b.startsWith('*.')];
  return a === b || wideA && b.endsWith(a.slice(1)) || wideB && a.endsWith(b.slice(1));
}
