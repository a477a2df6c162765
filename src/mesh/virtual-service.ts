import { HttpMatch, httpMatch } from './http-match';
import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, PlainObject, asArray, asNumber, asObject, asString, get, strings } from './manifest';
import { perSet } from './per-set';
import { gatewayName } from './read-http-match';

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

export interface HttpRoute {
  readonly raw: PlainObject;
  readonly index: number;
  readonly field: string;
  readonly name?: string;
  /** For people: the name, else `http[2]`. */
  readonly label: string;
  /** Empty where the route takes everything. */
  readonly matches: readonly HttpMatch[];
  readonly destinations: readonly Destination[];
  readonly mirrors: readonly Destination[];
  readonly delegate?: { readonly name: string; readonly namespace: string };
}

/** A `tcp` or `tls` route. */
export interface L4Route {
  readonly raw: PlainObject;
  readonly field: string;
  readonly destinations: readonly Destination[];
  /** There are none, so that all kinds of routes can be read alike. */
  readonly mirrors: readonly Destination[];
}

/** A VirtualService, read once. */
export interface VirtualService {
  readonly object: ManifestObject;
  readonly hosts: readonly { readonly host: string; readonly fullHost: string; readonly field: string }[];
  /** Without hosts: routes for another VirtualService to delegate to. */
  readonly isDelegate: boolean;
  /** Whether it holds for callers in the mesh. */
  readonly mesh: boolean;
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
export const virtualServices: (set: Inventory) => readonly VirtualService[] = perSet(set => networking(set, 'VirtualService').map(object => read(set, object)));

function read(set: Inventory, object: ManifestObject): VirtualService {
  const { spec, namespace } = object;
  const gateways = strings(spec, 'gateways').map(gateway => gatewayName(gateway, namespace));
  const hosts = strings(spec, 'hosts');
  const http = entries(get(spec, 'http'), 'spec.http').map(([raw, field, index]) => httpRoute(set, namespace, raw, field, index));
  const tcp = entries(get(spec, 'tcp'), 'spec.tcp').map(([raw, field]) => l4Route(set, namespace, raw, field));
  const tls = entries(get(spec, 'tls'), 'spec.tls').map(([raw, field]) => l4Route(set, namespace, raw, field));
  const routes = tcp.length === 0 && tls.length === 0 ? http : [...http, ...tcp, ...tls];
  return {
    object,
    hosts: hosts.map((host, index) => ({ host, fullHost: set.fullHost(host, namespace), field: `spec.hosts[${index}]` })),
    isDelegate: hosts.length === 0,
    mesh: hosts.length > 0 && (gateways.length === 0 || gateways.includes(MESH)),
    gateways: gateways.filter(gateway => gateway !== MESH),
    exportTo: strings(spec, 'exportTo'),
    http,
    tcp,
    tls,
    routes,
    destinations: routes.flatMap(route => [...route.destinations, ...route.mirrors]),
  };
}

function httpRoute(set: Inventory, namespace: string, raw: PlainObject, field: string, index: number): HttpRoute {
  const name = asString(get(raw, 'name')) || undefined;
  const delegate = asObject(get(raw, 'delegate'));
  const mirror = asObject(get(raw, 'mirror'));
  return {
    raw,
    index,
    field,
    name,
    label: name ?? `http[${index}]`,
    matches: entries(get(raw, 'match'), `${field}.match`).map(([match, matchField]) => httpMatch(match, matchField, namespace)),
    destinations: destinations(set, namespace, raw, field),
    mirrors: [
      ...mirror === undefined ? [] : [destination(set, namespace, mirror, `${field}.mirror`, raw, field, true)],
      ...entries(get(raw, 'mirrors'), `${field}.mirrors`)
        .map(([entry, entryField]) => destination(set, namespace, asObject(get(entry, 'destination')) ?? {}, `${entryField}.destination`, entry, entryField, true)),
    ],
    ...delegate !== undefined && {
      delegate: { name: asString(get(delegate, 'name')) ?? '', namespace: asString(get(delegate, 'namespace')) || namespace },
    },
  };
}

function l4Route(set: Inventory, namespace: string, raw: PlainObject, field: string): L4Route {
  return { raw, field, destinations: destinations(set, namespace, raw, field), mirrors: [] };
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

/** The objects of a list with their paths; places that hold no object are passed over and still count. */
export function entries(list: unknown, field: string): [PlainObject, string, number][] {
  const result: [PlainObject, string, number][] = [];
  for (const [index, item] of asArray(list).entries()) {
    const object = asObject(item);
    if (object !== undefined) {
      result.push([object, `${field}[${index}]`, index]);
    }
  }
  return result;
}
