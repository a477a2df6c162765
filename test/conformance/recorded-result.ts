import { formatDuration } from '../../src/mesh/duration';
import { podsOf } from '../../src/mesh/endpoints';
import { Host } from '../../src/mesh/host';
import { isHeadless } from '../../src/mesh/host-address';
import { get } from '../../src/mesh/manifest';
import { Workload } from '../../src/mesh/workload';
import { Destination } from '../../src/traffic/destination';
import { TrafficRequest } from '../../src/traffic/request';
import { TrafficResult } from '../../src/traffic/result';

/** A result in the form of the records under `conformance/`; what does not apply is left out. */
export interface RecordedResult {
  readonly kind: string;
  /** What chose: the request, the SNI, or the connection. */
  readonly layer?: string;
  readonly route?: string;
  readonly destinations?: readonly RecordedDestination[];
  /** Who can answer, for each destination that the proxy knows. */
  readonly endpoints?: readonly RecordedEndpoints[];
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

export interface RecordedEndpoints {
  readonly subset: string | null;
  readonly host: string | null;
  readonly port: number | null;
  /** Addresses by the version label, else by the name of pod or workload. */
  readonly answerable: Readonly<Record<string, number>> | string;
}

function answerable(workloads: readonly Workload[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const workload of workloads) {
    const name = workload.labels.get('version') ?? workload.name;
    result[name] = (result[name] ?? 0) + podsOf(workload);
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const CALLED = 'the address that the connection was sent to';

/** Where the proxy does not choose: of a headless Service, or of a ServiceEntry without resolution. */
function isAtAddress(host: Host): boolean {
  return isHeadless(host) || (host.object.kind === 'ServiceEntry' && (get(host.object.spec, 'resolution') ?? 'NONE') === 'NONE');
}

/** With mTLS off, as it was where the records were made, nobody is left who may be asked by the name of a cluster. */
function isSpelled({ sni }: TrafficRequest): boolean {
  return sni?.startsWith('outbound_.') === true;
}

/** Destinations that the proxy has no cluster for have no entry. */
function endpointsOf(request: TrafficRequest, { kind, destinations }: TrafficResult): RecordedEndpoints[] | undefined {
  const answering = destinations.filter(({ problem }) => problem === undefined || problem === 'noEndpoints');
  return kind !== 'route' ? undefined : answering.map(({ subset, host, port, endpoints, known }) => ({ subset, host, port, answerable: isSpelled(request) ? {} : isAtAddress(known!) ? CALLED : answerable(endpoints.workloads) }));
}

/** A record shows all pods there were; a Service whose pods it does not show had none. */
function statusOf(request: TrafficRequest, result: TrafficResult): number | undefined {
  if (result.kind === 'passthrough' && result.destinations.length === 0 && (request.protocol ?? 'http') === 'http') {
    // Something answered at every address outside.
    return request.port === undefined ? undefined : 200;
  }
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
    layer: result.layer,
    route: result.route,
    destinations: result.kind !== 'route' ? undefined : result.destinations.map(({ subset, host, port, weight }) => ({ subset, host, port, weight })),
    endpoints: endpointsOf(request, result),
    timeout: result.timeout === undefined ? undefined : formatDuration(result.timeout),
    mirrors: result.mirrors.length === 0 ? undefined : result.mirrors.map(({ subset, host, percent }) => (subset === null ? { host, percent } : { subset, host, percent })),
    fault: result.fault && { ...(delay && { delay: delay.percent }), ...(abort && { abort: abort.percent }) },
    upstreamPath: isAnswered(result) && result.upstreamPath !== (request.path ?? '/') ? result.upstreamPath : undefined,
    upstreamHost: isAnswered(result) && result.upstreamHost !== request.host ? result.upstreamHost : undefined,
    status: statusOf(request, result),
  };
  return JSON.parse(JSON.stringify(recorded)) as RecordedResult;
}
