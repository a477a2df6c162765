import { Inventory } from '../mesh/inventory';
import { ManifestObject, PlainObject, asArray, asNumber, asString, get, objects } from '../mesh/manifest';

/** Where some rule sends requests. */
export interface Destination {
  /** The object that says so. */
  readonly by: ManifestObject;
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
  /** Only a copy goes there. */
  readonly isMirror: boolean;
}

/** Every destination with a share, of all VirtualServices and HTTPRoutes, whoever they hold for. */
export function* destinationsOf(set: Inventory): Iterable<Destination> {
  for (const service of set.ofKind('VirtualService')) {
    yield* ofVirtualService(set, service);
  }
  for (const kind of ['HTTPRoute', 'GRPCRoute']) {
    for (const route of set.ofKind(kind)) {
      yield* ofHttpRoute(set, route);
    }
  }
}

export function* ofVirtualService(set: Inventory, by: ManifestObject): Iterable<Destination> {
  const one = (destination: unknown, isMirror: boolean): Destination => ({
    by,
    host: set.fullHost(asString(get(destination, 'host')) ?? '', by.namespace),
    subset: asString(get(destination, 'subset')),
    port: asNumber(get(destination, 'port', 'number')),
    isMirror,
  });
  for (const protocol of ['http', 'tls', 'tcp']) {
    for (const rule of objects(by.spec, protocol)) {
      const all = objects(rule, 'route');
      const shared = all.length === 1 ? all : all.filter(entry => (asNumber(get(entry, 'weight')) ?? 0) > 0);
      yield* shared.map(entry => one(get(entry, 'destination'), false));
      const mirrors = [get(rule, 'mirror'), ...objects(rule, 'mirrors').map(entry => get(entry, 'destination'))];
      yield* mirrors.filter(mirror => mirror !== undefined).map(mirror => one(mirror, true));
    }
  }
}

/** The hosts alone, those without a share among them. */
export function hostsSentTo(set: Inventory, by: ManifestObject): string[] {
  if (by.kind !== 'VirtualService') {
    return [...ofHttpRoute(set, by)].map(({ host }) => host);
  }
  const hosts: string[] = [];
  const add = (destination: unknown): void => {
    const host = asString(get(destination, 'host'));
    if (host !== undefined) {
      hosts.push(set.fullHost(host, by.namespace));
    }
  };
  for (const protocol of ['http', 'tls', 'tcp']) {
    for (const rule of asArray(by.spec[protocol])) {
      asArray(get(rule, 'route')).forEach(entry => add(get(entry, 'destination')));
      add(get(rule, 'mirror'));
      asArray(get(rule, 'mirrors')).forEach(entry => add(get(entry, 'destination')));
    }
  }
  return hosts;
}

export function* ofHttpRoute(set: Inventory, by: ManifestObject): Iterable<Destination> {
  const one = (reference: PlainObject, isMirror: boolean): Destination => ({
    by,
    host: set.hostOf({ name: asString(get(reference, 'name')) ?? '', namespace: asString(get(reference, 'namespace')) ?? by.namespace }),
    port: asNumber(get(reference, 'port')),
    isMirror,
  });
  for (const rule of objects(by.spec, 'rules')) {
    yield* objects(rule, 'backendRefs').filter(reference => get(reference, 'weight') !== 0).map(reference => one(reference, false));
    yield* objects(rule, 'filters').map(filter => get(filter, 'requestMirror', 'backendRef'))
      .filter((reference): reference is PlainObject => reference !== undefined).map(reference => one(reference, true));
  }
}
