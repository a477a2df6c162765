import { Inventory } from '../mesh/inventory';
import { ManifestObject, PlainObject, asNumber, asString, get, objects } from '../mesh/manifest';
import { readVirtualService } from '../mesh/virtual-service';

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
  for (const { destinations, mirrors } of readVirtualService(by, set).routes) {
    const shared = destinations.length === 1 ? destinations : destinations.filter(({ weight = 0 }) => weight > 0);
    yield* [...shared, ...mirrors].map(({ fullHost, subset, port, mirror }) => ({ by, host: fullHost, subset, port, isMirror: mirror }));
  }
}

/** The hosts alone, those without a share among them. */
export function hostsSentTo(set: Inventory, by: ManifestObject): string[] {
  return by.kind === 'VirtualService' ? readVirtualService(by, set).destinations.map(({ fullHost }) => fullHost) : [...ofHttpRoute(set, by)].map(({ host }) => host);
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
