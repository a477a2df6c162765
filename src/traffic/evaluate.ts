import { Outcome } from './outcome';
import { PreparedRequest } from './prepared-request';
import { TrafficRequest, WorkloadCaller } from './request';
import { TrafficResult } from './result';
import { throughGateway } from './through-gateway';
import { throughSidecar } from './through-sidecar';
import { withoutProxy } from './without-proxy';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { Proxy } from '../mesh/proxy';

function sidecarOf({ workload }: WorkloadCaller): Proxy {
  const labels = workload.labels instanceof Map ? workload.labels : new Map<string, string>(Object.entries(workload.labels ?? {}));
  return { namespace: workload.namespace, labels, gateway: 'mesh' };
}

function answer(set: Inventory, request: TrafficRequest): TrafficResult {
  const prepared = new PreparedRequest(request);
  const { from } = request;
  if ('gateway' in from) {
    return throughGateway(set, prepared, from.gateway);
  }
  return 'workload' in from ? throughSidecar(set, prepared, sidecarOf(from)) : withoutProxy(set, prepared, from.outsideMesh.namespace ?? 'default', prepared.port);
}

const agedOtherwise = perSet(set => Inventory.agedOtherwise(set));

/**
 * Which version answers a request or a connection, with what probability, and what happens to it on the way.
 * @see https://istio.io/latest/docs/concepts/traffic-management/
 */
export function evaluate(set: Inventory, request: TrafficRequest): TrafficResult {
  const result = answer(set, request);
  if (result instanceof Outcome) {
    result.agedOtherwise = () => answer(agedOtherwise(set), request);
  }
  return result;
}
