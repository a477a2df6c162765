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

/** What says where requests and connections go. */
export const RULE_KINDS = ['VirtualService', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'] as const;

/** All VirtualServices and routes of the Gateway API. */
export function rulesOf(set: Inventory): ManifestObject[] {
  return RULE_KINDS.flatMap(kind => set.ofKind(kind));
}

/** Every destination with a share, of all VirtualServices and HTTPRoutes, whoever they hold for. */
export function* destinationsOf(set: Inventory): Iterable<Destination> {
  for (const rule of rulesOf(set)) {
    yield* rule.kind === 'VirtualService' ? ofVirtualService(set, rule) : ofHttpRoute(set, rule);
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
  return by.kind === 'VirtualService' ? readVirtualService(by, set).destinations.map(({ fullHost }) => fullHost)
    : [...ofHttpRoute(set, by, () => true)].map(({ host }) => host);
}

export function* ofHttpRoute(set: Inventory, by: ManifestObject, isAsked: (reference: PlainObject) => boolean = hasShare): Iterable<Destination> {
  const one = (reference: PlainObject, isMirror: boolean): Destination => ({
    by,
    host: set.hostOf({ name: asString(get(reference, 'name')) ?? '', namespace: asString(get(reference, 'namespace')) ?? by.namespace }),
    port: asNumber(get(reference, 'port')),
    isMirror,
  });
  for (const rule of objects(by.spec, 'rules')) {
    yield* objects(rule, 'backendRefs').filter(isAsked).map(reference => one(reference, false));
    yield* objects(rule, 'filters').map(filter => get(filter, 'requestMirror', 'backendRef'))
      .filter((reference): reference is PlainObject => reference !== undefined).map(reference => one(reference, true));
  }
}

function hasShare(reference: PlainObject): boolean {
  return get(reference, 'weight') !== 0;
}
