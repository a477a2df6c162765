import { decide } from './decision';
import { Hosts } from './hosts';
import { Inventory } from './inventory';
import { Outcome } from './outcome';
import { passedThrough } from './passed-through';
import { PreparedRequest } from './prepared-request';
import { Proxy } from './proxy';
import { TrafficRequest, WorkloadCaller } from './request';
import { TrafficResult } from './result';
import { throughGateway } from './through-gateway';
import { meshVirtualHost } from './virtual-host';
import { withoutProxy } from './without-proxy';

function sidecarOf({ workload }: WorkloadCaller): Proxy {
  const labels = workload.labels instanceof Map ? workload.labels : new Map<string, string>(Object.entries(workload.labels ?? {}));
  return { namespace: workload.namespace, labels, gateway: 'mesh' };
}

function throughSidecar(set: Inventory, request: PreparedRequest, proxy: Proxy): TrafficResult {
  const hosts = Hosts.of(set);
  const called = hosts.called(request.host, proxy.namespace);
  const port = request.port ?? (called?.ports.find(candidate => candidate.protocol === 'http') ?? called?.ports[0])?.number ?? 80;
  const virtualHost = meshVirtualHost(set, request.host, proxy.namespace, port);
  if (virtualHost !== undefined) {
    return new Outcome(decide(set, request, proxy, virtualHost, port), virtualHost.host?.name);
  }
  return called?.port(port) === undefined ? passedThrough(request) : withoutProxy(set, request, proxy.namespace, port);
}

/**
 * Which version answers a request, with what probability, and what happens to it on the way.
 * @see https://istio.io/latest/docs/concepts/traffic-management/
 */
export function evaluate(set: Inventory, request: TrafficRequest): TrafficResult {
  const prepared = new PreparedRequest(request);
  const { from } = request;
  if ('gateway' in from) {
    return throughGateway(set, prepared, from.gateway);
  }
  return 'workload' in from ? throughSidecar(set, prepared, sidecarOf(from)) : withoutProxy(set, prepared, from.outsideMesh.namespace ?? 'default', prepared.port);
}
