import { parseDuration } from './duration';
import { completeHost } from './host-name';
import { Fault, HeaderEdits, HeaderOperations, HttpRule, Mirror, Redirect, Retries, Rewrite, RouteDestination } from './http-rule';
import { ManifestObject, PlainObject, asNumber, asObject, asString, get, objects, stringMap, strings } from './manifest';
import { readHttpMatch } from './read-http-match';

/** Where a VirtualService stands: what completes the names in it. */
interface Place {
  readonly namespace: string;
  readonly clusterDomain: string;
}

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

function readTarget(value: unknown, place: Place): { host: string; subset: string | null; port?: number } {
  return {
    host: completeHost(asString(get(value, 'host')) ?? '', place.namespace, place.clusterDomain),
    subset: asString(get(value, 'subset')) || null,
    port: asNumber(get(value, 'port', 'number')),
  };
}

function readDestination(value: PlainObject, place: Place): RouteDestination {
  const { host, subset, port } = readTarget(get(value, 'destination'), place);
  return { host, subset, port, weight: readWeight(get(value, 'weight')) ?? 0, headers: readHeaders(get(value, 'headers')) };
}

function readMirror(value: unknown, place: Place, percent: number | undefined): Mirror | undefined {
  return asObject(value) && { ...readTarget(value, place), percent };
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

/** One entry of a VirtualService's `http`. */
export function readHttpRule(object: ManifestObject, rule: PlainObject, index: number, clusterDomain: string): HttpRule {
  const place = { namespace: object.namespace, clusterDomain };
  const delegate = asObject(get(rule, 'delegate'));
  const status = asNumber(get(rule, 'directResponse', 'status'));
  const mirrors = objects(rule, 'mirrors');
  return {
    name: asString(get(rule, 'name')) ?? '',
    object,
    index,
    matches: objects(rule, 'match').map(match => readHttpMatch(match, object.namespace)),
    delegate: delegate && { namespace: asString(get(delegate, 'namespace')) || object.namespace, name: asString(get(delegate, 'name')) ?? '' },
    destinations: objects(rule, 'route').map(destination => readDestination(destination, place)),
    redirect: readRedirect(get(rule, 'redirect')),
    directResponse: status === undefined ? undefined : { status },
    rewrite: readRewrite(get(rule, 'rewrite')),
    timeout: parseDuration(get(rule, 'timeout')),
    retries: readRetries(get(rule, 'retries')),
    fault: readFault(get(rule, 'fault')),
    mirror: readMirror(get(rule, 'mirror'), place, undefined),
    mirrorPercent: percentOf(get(rule, 'mirrorPercentage')) ?? asNumber(get(rule, 'mirrorPercent')),
    mirrors: mirrors.length === 0 ? undefined
      : mirrors.map(mirror => readMirror(get(mirror, 'destination'), place, percentOf(get(mirror, 'percentage')))).filter(mirror => mirror !== undefined),
    headers: readHeaders(get(rule, 'headers')),
  };
}
