import { Destination } from './destination';
import { Caller, TrafficRequest } from './request';
import { TrafficResult } from './result';
import { formatDuration } from '../mesh/duration';
import { asArray, asNumber, asObject, asString, get, stringMap } from '../mesh/manifest';

/** A result in the form of the records under `conformance/`; what does not apply is left out. */
export interface RecordedResult {
  readonly kind: string;
  readonly route?: string;
  readonly destinations?: readonly RecordedDestination[];
  readonly timeout?: string;
  readonly mirrors?: readonly { readonly subset?: string; readonly host: string; readonly percent: number }[];
  /** Percent of the requests. */
  readonly fault?: { readonly delay?: number; readonly abort?: number };
  readonly upstreamPath?: string;
  readonly upstreamHost?: string;
  readonly status?: number;
}

export interface RecordedDestination {
  readonly subset: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly weight: number;
}

function callerOf(from: unknown): Caller {
  const gateway = asString(get(from, 'gateway'));
  if (gateway !== undefined) {
    return { gateway };
  }
  const namespace = asString(get(from, 'namespace')) ?? 'default';
  return asObject(get(from, 'outsideMesh')) === undefined ? { workload: { namespace, labels: stringMap(from, 'labels') } } : { outsideMesh: { namespace } };
}

/** Header lines; what is no text is none. */
function headerLines(value: unknown): readonly string[] {
  return (Array.isArray(value) ? asArray(value) : [value]).filter(line => ['string', 'number', 'boolean'].includes(typeof line)).map(String);
}

function headersOf(value: unknown): Map<string, readonly string[]> {
  return new Map(Object.entries(asObject(value) ?? {}).map(([name, header]) => [name, headerLines(header)]));
}

/** Keys that YAML 1.1 takes for booleans where they stand without quotes, as Python's writer leaves them and Kubernetes' reader finds them. */
const BOOLEAN_KEYS: Readonly<Record<string, string>> = { y: 'true', Y: 'true', n: 'false', N: 'false' };

function asApplied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(asApplied);
  }
  const object = asObject(value);
  return object === undefined ? value
    : Object.fromEntries(Object.entries(object).map(([key, entry]) => [Object.hasOwn(BOOLEAN_KEYS, key) ? BOOLEAN_KEYS[key] : key, asApplied(entry)]));
}

/**
 * The objects of a record as the mesh got them. They went through YAML 1.1 on their way, so a query parameter `y` became one called `true`:
 * no request with `?y=2` ever met a rule about `y`.
 */
export function objectsFromRecord(record: unknown): readonly unknown[] {
  return asArray(get(record, 'objects')).map(asApplied);
}

/** The question of one entry of a record (`{ from, request }`). */
export function requestFromRecord(entry: unknown): TrafficRequest {
  const request = get(entry, 'request');
  return {
    from: callerOf(get(entry, 'from')),
    method: asString(get(request, 'method')),
    scheme: asString(get(request, 'scheme')),
    host: asString(get(request, 'host')) ?? '',
    port: asNumber(get(request, 'port')),
    path: asString(get(request, 'path')),
    headers: headersOf(get(request, 'headers')),
  };
}

/** A record shows all pods there were; a Service whose pods it does not show had none. */
function statusOf(result: TrafficResult): number | undefined {
  const isEmpty = (destination: Destination): boolean => destination.problem === undefined && destination.known?.object.kind === 'Service' && destination.endpoints.workloads.length === 0;
  const empty = result.destinations.filter(isEmpty).length;
  return empty === 0 || result.status !== 200 ? result.status : empty === result.destinations.length ? 503 : undefined;
}

function isAnswered(result: TrafficResult): boolean {
  return result.kind === 'route' && result.destinations.some(destination => destination.problem === undefined) && (result.fault?.abort?.percent ?? 0) < 100;
}

/** A result as a record would say it, but for what was counted. */
export function toRecordedResult(request: TrafficRequest, result: TrafficResult): RecordedResult {
  const { delay, abort } = result.fault ?? {};
  const recorded = {
    kind: result.kind,
    route: result.route,
    destinations: result.kind !== 'route' ? undefined : result.destinations.map(({ subset, host, port, weight }) => ({ subset, host, port, weight })),
    timeout: result.timeout === undefined ? undefined : formatDuration(result.timeout),
    mirrors: result.mirrors.length === 0 ? undefined : result.mirrors.map(({ subset, host, percent }) => (subset === null ? { host, percent } : { subset, host, percent })),
    fault: result.fault && { ...(delay && { delay: delay.percent }), ...(abort && { abort: abort.percent }) },
    upstreamPath: isAnswered(result) && result.upstreamPath !== (request.path ?? '/') ? result.upstreamPath : undefined,
    upstreamHost: isAnswered(result) && result.upstreamHost !== request.host ? result.upstreamHost : undefined,
    status: statusOf(result),
  };
  return JSON.parse(JSON.stringify(recorded)) as RecordedResult;
}
