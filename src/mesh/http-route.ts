import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asObject, asString, entries, get, objects, strings } from './manifest';
import { perSet } from './per-set';

export const GATEWAY_API = 'gateway.networking.k8s.io';

/** What an HTTPRoute attaches to: a Gateway, or a Service of the mesh. */
export interface ParentRef {
  readonly field: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
  readonly sectionName?: string;
}

export interface BackendRef {
  readonly field: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
  /** 1 where it is left out. */
  readonly weight: number;
}

/** One of a rule's matches; a rule without any takes the prefix `/`. */
export interface RouteMatch {
  readonly field: string;
  readonly raw: PlainObject;
  readonly pathType: string;
  readonly path: string;
  /** Whether it asks for more than the path. */
  readonly hasConditions: boolean;
}

export interface RouteRule {
  readonly raw: PlainObject;
  readonly field: string;
  readonly matches: readonly RouteMatch[];
  readonly backends: readonly BackendRef[];
  /** What requests are mirrored to; their weight is 0. */
  readonly mirrors: readonly BackendRef[];
  readonly filters: readonly PlainObject[];
}

/** A route of the Gateway API, read once. */
export interface HttpRouteResource {
  readonly object: ManifestObject;
  readonly parents: readonly ParentRef[];
  readonly hostnames: readonly string[];
  readonly rules: readonly RouteRule[];
}

export const httpRoutes: (set: Inventory) => readonly HttpRouteResource[] = perSet(set => routesOfKind(set, 'HTTPRoute'));

/** Routes of HTTP requests: gRPC's are some of them. */
export const requestRoutes: (set: Inventory) => readonly HttpRouteResource[] = perSet(set => [...httpRoutes(set), ...routesOfKind(set, 'GRPCRoute')]);

/** Routes of all kinds. */
export const apiRoutes: (set: Inventory) => readonly HttpRouteResource[] = perSet(set =>
  [...requestRoutes(set), ...['TCPRoute', 'TLSRoute', 'UDPRoute'].flatMap(kind => routesOfKind(set, kind))]);

function routesOfKind(set: Inventory, kind: string): HttpRouteResource[] {
  return set.ofKind(kind).filter(({ group }) => group === GATEWAY_API).map(object => ({
    object,
    parents: entries(get(object.spec, 'parentRefs'), 'spec.parentRefs').map(([raw, field]) => parentRef(raw, field, object)),
    hostnames: strings(object.spec, 'hostnames'),
    rules: entries(get(object.spec, 'rules'), 'spec.rules').map(([raw, field]) => ({
      raw,
      field,
      matches: matches(raw, field),
      backends: entries(get(raw, 'backendRefs'), `${field}.backendRefs`).map(([backend, backendField]) => backendRef(backend, backendField, object)),
      mirrors: entries(get(raw, 'filters'), `${field}.filters`).flatMap(([filter, filterField]) => mirror(filter, filterField, object)),
      filters: objects(raw, 'filters'),
    })),
  }));
}

export function isService({ group, kind }: Pick<ParentRef, 'group' | 'kind'>): boolean {
  return group === '' && kind === 'Service';
}

function parentRef(raw: PlainObject, field: string, { namespace }: ManifestObject): ParentRef {
  return {
    field,
    group: asString(get(raw, 'group')) ?? GATEWAY_API,
    kind: asString(get(raw, 'kind')) ?? 'Gateway',
    name: asString(get(raw, 'name')) ?? '',
    namespace: asString(get(raw, 'namespace')) ?? namespace,
    port: asNumber(get(raw, 'port')),
    sectionName: asString(get(raw, 'sectionName')),
  };
}

function backendRef(raw: PlainObject, field: string, { namespace }: ManifestObject): BackendRef {
  return {
    field,
    group: asString(get(raw, 'group')) ?? '',
    kind: asString(get(raw, 'kind')) ?? 'Service',
    name: asString(get(raw, 'name')) ?? '',
    namespace: asString(get(raw, 'namespace')) ?? namespace,
    port: asNumber(get(raw, 'port')),
    weight: asNumber(get(raw, 'weight')) ?? 1,
  };
}

function mirror(filter: PlainObject, field: string, object: ManifestObject): BackendRef[] {
  const backend = asObject(get(filter, 'requestMirror', 'backendRef'));
  return backend === undefined ? [] : [{ ...backendRef(backend, `${field}.requestMirror.backendRef`, object), weight: 0 }];
}

function matches(rule: PlainObject, ruleField: string): RouteMatch[] {
  const written = entries(get(rule, 'matches'), `${ruleField}.matches`);
  return (written.length === 0 ? [[{}, ruleField] as const] : written).map(([raw, field]) => ({
    field,
    raw,
    pathType: asString(get(raw, 'path', 'type')) ?? 'PathPrefix',
    path: asString(get(raw, 'path', 'value')) ?? '/',
    hasConditions: objects(raw, 'headers').length > 0 || objects(raw, 'queryParams').length > 0 || get(raw, 'method') !== undefined,
  }));
}

/** Whether the rule answers by itself, without a backend. */
export function redirects({ filters }: RouteRule): boolean {
  return filters.some(filter => get(filter, 'type') === 'RequestRedirect' || asObject(get(filter, 'requestRedirect')) !== undefined);
}
