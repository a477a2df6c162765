import { parseDuration } from './duration';
import { Fault, HeaderEdits, HeaderOperations, HttpMatch, HttpRule, Mirror, Redirect, Retries, Rewrite, RouteDestination } from './http-rule';
import { ManifestObject, PlainObject, asNumber, asObject, asString, get, objects, stringMap, strings } from './manifest';

function percentOf(value: unknown): number | undefined {
  const percent = asObject(value);
  return percent === undefined ? undefined : asNumber(get(percent, 'value')) ?? 0;
}

function readOperations(value: unknown): HeaderOperations | undefined {
  return asObject(value) && { set: stringMap(value, 'set'), add: stringMap(value, 'add'), remove: strings(value, 'remove') };
}

function readHeaders(value: unknown): HeaderEdits | undefined {
  return asObject(value) && { request: readOperations(get(value, 'request')), response: readOperations(get(value, 'response')) };
}

/** Weights are whole numbers from 0 on; anything else the API server refuses, and it counts as left out. */
export function readWeight(value: unknown): number | undefined {
  const weight = asNumber(value);
  return weight !== undefined && Number.isSafeInteger(weight) && weight >= 0 ? weight : undefined;
}

/** What of a destination, as it was read, the proxies take. */
interface ReadDestination {
  readonly entry: PlainObject;
  readonly fullHost: string;
  readonly subset?: string;
  readonly port?: number;
  readonly weight?: number;
}

function routeDestination({ fullHost, subset, port, weight, entry }: ReadDestination): RouteDestination {
  return { host: fullHost, subset: subset ?? null, port, weight: readWeight(weight) ?? 0, headers: readHeaders(get(entry, 'headers')) };
}

function mirrorTo({ fullHost, subset, port }: ReadDestination, percent: number | undefined): Mirror {
  return { host: fullHost, subset: subset ?? null, port, percent };
}

function readRewrite(value: unknown): Rewrite | undefined {
  if (value === undefined) {
    return undefined;
  }
  const match = asString(get(value, 'uriRegexRewrite', 'match'));
  return asObject(value) && {
    uri: asString(get(value, 'uri')) || undefined,
    uriRegex: match === undefined ? undefined : { match, rewrite: asString(get(value, 'uriRegexRewrite', 'rewrite')) ?? '' },
    authority: asString(get(value, 'authority')) || undefined,
  };
}

function readRedirect(value: unknown): Redirect | undefined {
  const derived = get(value, 'derivePort') === 'FROM_REQUEST_PORT' ? 'fromRequest' : 'fromProtocol';
  return asObject(value) && {
    uri: asString(get(value, 'uri')) || undefined,
    authority: asString(get(value, 'authority')) || undefined,
    scheme: asString(get(value, 'scheme')) || undefined,
    port: asNumber(get(value, 'port')) ?? derived,
    code: asNumber(get(value, 'redirectCode')) || 301,
  };
}

function readRetries(value: unknown): Retries | undefined {
  return asObject(value) && {
    attempts: asNumber(get(value, 'attempts')) ?? 0,
    retryOn: asString(get(value, 'retryOn')),
    perTryTimeout: parseDuration(get(value, 'perTryTimeout')),
  };
}

function readFault(value: unknown): Fault | undefined {
  if (value === undefined) {
    return undefined;
  }
  const fixedDelay = parseDuration(get(value, 'delay', 'fixedDelay'));
  const httpStatus = asNumber(get(value, 'abort', 'httpStatus'));
  const grpcStatus = asString(get(value, 'abort', 'grpcStatus'));
  const delay = fixedDelay === undefined ? undefined
    : { fixedDelay, percent: percentOf(get(value, 'delay', 'percentage')) ?? asNumber(get(value, 'delay', 'percent')) ?? 0 };
  const abort = httpStatus === undefined && grpcStatus === undefined ? undefined
    : { httpStatus, grpcStatus, percent: percentOf(get(value, 'abort', 'percentage')) ?? 0 };
  return delay === undefined && abort === undefined ? undefined : { delay, abort };
}

/** A route of a VirtualService, as it was read. */
interface ReadRoute {
  readonly raw: PlainObject;
  readonly index: number;
  readonly name?: string;
  readonly matches: readonly HttpMatch[];
  readonly destinations: readonly ReadDestination[];
  readonly mirrors: readonly ReadDestination[];
  readonly delegate?: HttpRule['delegate'];
}

/** A route of a VirtualService as the proxies take it. */
export function readHttpRule(object: ManifestObject, route: ReadRoute): HttpRule {
  const { raw, matches, delegate } = route;
  const status = asNumber(get(raw, 'directResponse', 'status'));
  const mirror = route.mirrors.find(({ entry }) => entry === raw);
  const mirrors = route.mirrors.filter(({ entry }) => entry !== raw && asObject(get(entry, 'destination')) !== undefined);
  return {
    name: route.name ?? '',
    object,
    index: route.index,
    matches,
    delegate,
    destinations: route.destinations.map(routeDestination),
    redirect: readRedirect(get(raw, 'redirect')),
    directResponse: status === undefined ? undefined : { status },
    rewrite: readRewrite(get(raw, 'rewrite')),
    timeout: parseDuration(get(raw, 'timeout')),
    retries: readRetries(get(raw, 'retries')),
    fault: readFault(get(raw, 'fault')),
    mirror: mirror && mirrorTo(mirror, undefined),
    mirrorPercent: percentOf(get(raw, 'mirrorPercentage')) ?? asNumber(get(raw, 'mirrorPercent')),
    mirrors: objects(raw, 'mirrors').length === 0 ? undefined : mirrors.map(one => mirrorTo(one, percentOf(get(one.entry, 'percentage')))),
    headers: readHeaders(get(raw, 'headers')),
  };
}
