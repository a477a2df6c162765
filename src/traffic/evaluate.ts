import { decide } from './decision';
import { Outcome } from './outcome';
import { passedThrough } from './passed-through';
import { PreparedRequest } from './prepared-request';
import { TrafficRequest, WorkloadCaller } from './request';
import { TrafficResult } from './result';
import { RuleIndex } from './rule-index';
import { throughGateway } from './through-gateway';
import { meshVirtualHost, rulesForHost } from './virtual-host';
import { withoutProxy } from './without-proxy';
import { Host } from '../mesh/host';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

function sidecarOf({ workload }: WorkloadCaller): Proxy {
  const labels = workload.labels instanceof Map ? workload.labels : new Map<string, string>(Object.entries(workload.labels ?? {}));
  return { namespace: workload.namespace, labels, gateway: 'mesh' };
}

/** A port that is not HTTP: connections are routed by `tls` and `tcp` routes, or go to any pod of the host. */
function throughConnection(set: Inventory, request: PreparedRequest, proxy: Proxy, host: Host, port: number): TrafficResult {
  const virtualHost = { name: host.name, candidates: rulesForHost(set, host, proxy.namespace) };
  const decision = decide(set, request, proxy, virtualHost, port, rules => rules.layer4Routes);
  return new Outcome(decision.taken === undefined ? { ...decision, chosen: undefined } : decision, host.name, 'tcp');
}

/** The port of a request that names none: the first of the host that speaks HTTP. */
function usualPort(host: Host | undefined): number {
  return (host?.ports.find(candidate => candidate.protocol === 'http') ?? host?.ports[0])?.number ?? 80;
}

/** Rules about a host do nothing where the manifests do not show the host itself. */
function missingHost(set: Inventory, host: string): string | undefined {
  const [rules] = RuleIndex.of(set).about('mesh', host, '');
  return rules && `${rules.object} is about it, but no Service or ServiceEntry of that name is among the manifests: add it to what is asked`;
}

function throughSidecar(set: Inventory, request: PreparedRequest, proxy: Proxy): TrafficResult {
  const port = request.port ?? usualPort(Hosts.of(set).called(request.host, proxy.namespace));
  const virtualHost = meshVirtualHost(set, request.host, proxy.namespace, port);
  if (virtualHost !== undefined) {
    const decision = decide(set, request, proxy, virtualHost, port);
    return decision.chosen === undefined && virtualHost.host === undefined ? passedThrough(request) : new Outcome(decision, virtualHost.host?.name);
  }
  const called = Hosts.of(set).called(request.host, proxy.namespace);
  return called?.port(port) === undefined ? passedThrough(request, called === undefined ? missingHost(set, request.host) : undefined)
    : throughConnection(set, request, proxy, called, port);
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
