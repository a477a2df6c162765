import { Trace } from './trace';
import { formatDuration } from '../../mesh/duration';
import { podsOf } from '../../mesh/endpoints';
import { Destination } from '../../traffic/destination';
import { Caller, TrafficRequest } from '../../traffic/request';
import { MirrorTarget, TrafficResult } from '../../traffic/result';
import { versionOf } from '../../traffic/versions';

/** The shape that docs/CLI.md promises; what does not apply is left out. */
export function jsonTrace({ stage, request, result }: Trace): object {
  return {
    stage,
    request: jsonRequest(request),
    kind: result.kind,
    layer: result.layer,
    unknown: result.unknown,
    route: result.route,
    split: result.destinations.map(jsonDestination),
    status: result.status,
    location: result.location,
    ...result.kind === 'route' && result.layer === 'http' && { upstreamPath: result.upstreamPath, upstreamHost: result.upstreamHost },
    timeout: result.timeout === undefined ? undefined : formatDuration(result.timeout),
    retries: result.retries?.attempts,
    fault: jsonFault(result),
    mirrors: result.mirrors.length === 0 ? undefined : result.mirrors.map(jsonMirror),
    dependsOnAge: result.dependsOnAge,
    reasons: result.reasons,
  };
}

function jsonRequest({ from, headers, ...rest }: TrafficRequest): object {
  return { from: jsonCaller(from), ...rest, headers: headers instanceof Map ? Object.fromEntries(headers as Map<string, unknown>) : headers };
}

function jsonCaller(caller: Caller): object {
  if (!('workload' in caller)) {
    return caller;
  }
  const { namespace, labels } = caller.workload;
  return { workload: { namespace, labels: labels instanceof Map ? Object.fromEntries(labels as Map<string, string>) : labels } };
}

function jsonDestination(destination: Destination): object {
  const { subset, host, port, share, problem, endpoints } = destination;
  return {
    version: versionOf(destination),
    subset,
    host,
    port,
    share: share.toString(),
    percent: share.toNumber() * 100,
    problem,
    ...endpoints.areShown && { pods: endpoints.workloads.map(workload => ({ workload: workload.object.name, count: podsOf(workload) })) },
  };
}

function jsonMirror({ subset, host, percent }: MirrorTarget): object {
  return { subset, host, percent };
}

function jsonFault({ fault }: TrafficResult): object | undefined {
  return fault && {
    abort: fault.abort && { percent: fault.abort.percent, status: fault.abort.httpStatus ?? fault.abort.grpcStatus },
    delay: fault.delay && { percent: fault.delay.percent, delay: formatDuration(fault.delay.fixedDelay) },
  };
}
