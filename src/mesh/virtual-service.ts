import { HttpMatch, httpMatch } from './http-match';
import { HttpRule } from './http-rule';
import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, PlainObject, asNumber, asObject, asString, entries, get, strings } from './manifest';
import { perObject } from './per-object';
import { perSet } from './per-set';
import { gatewayName } from './read-http-match';
import { readHttpRule } from './read-http-rule';

/** A place that requests are sent to, or mirrored to. */
export interface Destination {
  readonly raw: PlainObject;
  /** Path of the `destination`, such as `spec.http[0].route[1].destination`. */
  readonly field: string;
  /** Path of the entry that holds weight and headers. */
  readonly entryField: string;
  readonly entry: PlainObject;
  readonly host: string;
  /** The host as Istio completes it, from the namespace of the VirtualService. */
  readonly fullHost: string;
  readonly subset?: string;
  readonly port?: number;
  readonly weight?: number;
  readonly mirror: boolean;
}

/** What http, tls and tcp routes have in common. */
export interface L4Route {
  readonly raw: PlainObject;
  readonly index: number;
  readonly field: string;
  /** Empty where the route takes everything. */
  readonly matches: readonly HttpMatch[];
  readonly destinations: readonly Destination[];
  /** Of http routes only. */
  readonly mirrors: readonly Destination[];
  /** The route as a proxy takes it. */
  readonly rule: HttpRule;
}

export interface HttpRoute extends L4Route {
  readonly name?: string;
  /** For people: the name, else `http[2]`. */
  readonly label: string;
  readonly delegate?: { readonly name: string; readonly namespace: string };
}

/** A VirtualService, read once. */
export interface VirtualService {
  readonly object: ManifestObject;
  readonly hosts: readonly { readonly host: string; readonly fullHost: string; readonly field: string }[];
  /** Without hosts: routes for another VirtualService to delegate to. */
  readonly isDelegate: boolean;
  /** Whether it holds for callers in the mesh. */
  readonly mesh: boolean;
  /** Gateways as they are written, `mesh` among them. */
  readonly gatewayNames: readonly { readonly written: string; readonly field: string }[];
  /** Gateways as `namespace/name`. */
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
  readonly http: readonly HttpRoute[];
  readonly tcp: readonly L4Route[];
  readonly tls: readonly L4Route[];
  /** Routes of all three kinds. */
  readonly routes: readonly (HttpRoute | L4Route)[];
  /** Destinations of all routes, mirrors included. */
  readonly destinations: readonly Destination[];
}

export const MESH = 'mesh';

/** All VirtualServices, in the order given. */
export const virtualServices: (set: Inventory) => readonly VirtualService[] = perSet(set => networking(set, 'VirtualService').map(object => readVirtualService(object, set)));

/** One VirtualService, in whatever sets it stands. */
export const readVirtualService = perObject((object, set: Inventory): VirtualService => {
  const { spec, namespace } = object;
  const gatewayNames = strings(spec, 'gateways').map((written, index) => ({ written, field: `spec.gateways[${index}]` }));
  const gateways = gatewayNames.map(({ written }) => gatewayName(written, namespace));
  const hosts = strings(spec, 'hosts');
  const read = <T>(kind: 'http' | 'tcp' | 'tls', of: (entry: Entry) => T): T[] =>
    entries(get(spec, kind), `spec.${kind}`).map(([raw, field, index]) => of({ set, object, raw, field, index }));
  const [http, tcp, tls] = [read('http', httpRoute), read('tcp', l4Route), read('tls', l4Route)];
  const routes = tcp.length === 0 && tls.length === 0 ? http : [...http, ...tcp, ...tls];
  return {
    object,
    hosts: hosts.map((host, index) => ({ host, fullHost: set.fullHost(host, namespace), field: `spec.hosts[${index}]` })),
    isDelegate: hosts.length === 0,
    mesh: hosts.length > 0 && (gateways.length === 0 || gateways.includes(MESH)),
    gatewayNames,
    gateways: gateways.filter(gateway => gateway !== MESH),
    exportTo: strings(spec, 'exportTo'),
    http,
    tcp,
    tls,
    routes,
    destinations: routes.flatMap(route => [...route.destinations, ...route.mirrors]),
  };
});

/** A route where it stands. */
interface Entry {
  readonly set: Inventory;
  readonly object: ManifestObject;
  readonly raw: PlainObject;
  readonly field: string;
  readonly index: number;
}

function l4Route(entry: Entry): L4Route {
  return withRule(entry, { ...common(entry), mirrors: [] });
}

function httpRoute(entry: Entry): HttpRoute {
  const { set, object: { namespace }, raw, field, index } = entry;
  const name = asString(get(raw, 'name')) || undefined;
  const delegate = asObject(get(raw, 'delegate'));
  const mirror = asObject(get(raw, 'mirror'));
  return withRule(entry, {
    ...common(entry),
    name,
    label: name ?? `http[${index}]`,
    mirrors: [
      ...mirror === undefined ? [] : [destination(set, namespace, mirror, `${field}.mirror`, raw, field, true)],
      ...entries(get(raw, 'mirrors'), `${field}.mirrors`)
        .map(([item, itemField]) => destination(set, namespace, asObject(get(item, 'destination')) ?? {}, `${itemField}.destination`, item, itemField, true)),
    ],
    ...delegate !== undefined && {
      delegate: { name: asString(get(delegate, 'name')) ?? '', namespace: asString(get(delegate, 'namespace')) || namespace },
    },
  });
}

function common({ set, object: { namespace }, raw, field, index }: Entry) {
  return {
    raw,
    index,
    field,
    matches: entries(get(raw, 'match'), `${field}.match`).map(([match, matchField]) => httpMatch(match, matchField, namespace)),
    destinations: destinations(set, namespace, raw, field),
  };
}

/** Most routes are never asked how a proxy takes them. */
function withRule<T extends Omit<L4Route, 'rule'>>({ object }: Entry, route: T): T & Pick<L4Route, 'rule'> {
  let rule: HttpRule | undefined;
  return Object.defineProperty(route, 'rule', { get: () => rule ??= readHttpRule(object, route) }) as T & Pick<L4Route, 'rule'>;
}

function destinations(set: Inventory, namespace: string, route: PlainObject, field: string): Destination[] {
  return entries(get(route, 'route'), `${field}.route`)
    .map(([entry, entryField]) => destination(set, namespace, asObject(get(entry, 'destination')) ?? {}, `${entryField}.destination`, entry, entryField, false));
}

function destination(
  set: Inventory, namespace: string, raw: PlainObject, field: string, entry: PlainObject, entryField: string, mirror: boolean,
): Destination {
  const host = asString(get(raw, 'host')) ?? '';
  return {
    raw,
    field,
    entry,
    entryField,
    host,
    fullHost: set.fullHost(host, namespace),
    subset: asString(get(raw, 'subset')) || undefined,
    port: asNumber(get(raw, 'port', 'number')),
    weight: mirror ? undefined : asNumber(get(entry, 'weight')),
    mirror,
  };
}
