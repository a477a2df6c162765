import { GATEWAY_API, Listener, allListenersOf, allowsRoutes, findApiGateway, servesHost, takesKind } from './gateway-listener';
import { intersection } from './host-name';
import { Hosts } from './hosts';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asString, get, objects, strings } from './manifest';

/** What a route is bound to by one of its parents. */
export type Binding =
  | { readonly to: 'mesh'; readonly hosts: readonly string[]; readonly port?: number }
  | { readonly to: 'listener'; readonly listener: Listener; readonly hosts: readonly string[] };

function meshBinding(set: Inventory, route: ManifestObject, parent: PlainObject): Binding[] {
  const kind = asString(get(parent, 'kind'));
  const object = set.find(kind ?? '', asString(get(parent, 'namespace')) ?? route.namespace, asString(get(parent, 'name')) ?? '');
  const port = asNumber(get(parent, 'port'));
  if (object === undefined) {
    return [];
  }
  const host = Hosts.of(set).ofService(object);
  const hosts = kind === 'Service' ? [host.name] : strings(object.spec, 'hosts');
  // A port that the Service does not have makes the route do nothing.
  return port !== undefined && host.port(port) === undefined ? [] : [{ to: 'mesh', hosts, port }];
}

function hostnamesOf(route: ManifestObject): readonly string[] {
  const hostnames = strings(route.spec, 'hostnames').map(host => host.toLowerCase());
  return hostnames.length === 0 ? ['*'] : hostnames;
}

/** Why a listener does not take a route of its Gateway; undefined where it does. */
export function listenerRefusal(set: Inventory, listener: Listener, route: ManifestObject, parent: PlainObject): string | undefined {
  const section = asString(get(parent, 'sectionName'));
  const port = asNumber(get(parent, 'port'));
  if ((section !== undefined && section !== listener.name) || (port !== undefined && port !== listener.port)) {
    return 'the route names another listener';
  }
  if (!allowsRoutes(set, listener, route)) {
    return `the listener does not allow routes of namespace ${route.namespace}`;
  }
  return hostnamesOf(route).some(host => intersection(host, listener.hostname ?? '*') !== undefined) ? undefined : 'none of the route\'s hostnames is the listener\'s';
}

function gatewayBindings(set: Inventory, route: ManifestObject, parent: PlainObject): Binding[] {
  const gateway = findApiGateway(set, `${asString(get(parent, 'namespace')) ?? route.namespace}/${asString(get(parent, 'name')) ?? ''}`);
  return gateway === undefined ? [] : allListenersOf(gateway)
    .filter(listener => takesKind(listener, route.kind) && listenerRefusal(set, listener, route, parent) === undefined)
    .map(listener => ({ to: 'listener', listener, hosts: hostnamesOf(route).filter(host => servesHost(listener, host)) }));
}

/** All that a route is bound to: Services (the mesh) and listeners of Gateways. */
export function bindingsOf(set: Inventory, route: ManifestObject): Binding[] {
  return objects(route.spec, 'parentRefs').flatMap((parent): Binding[] => {
    const group = asString(get(parent, 'group')) ?? GATEWAY_API;
    const kind = asString(get(parent, 'kind')) ?? 'Gateway';
    if (group === GATEWAY_API && kind === 'Gateway') {
      return gatewayBindings(set, route, parent);
    }
    return (group === '' && kind === 'Service') || (group === 'networking.istio.io' && kind === 'ServiceEntry') ? meshBinding(set, route, parent) : [];
  });
}
