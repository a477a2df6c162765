import { Destination, resolveDestinations } from './destination';
import { describeDestination } from './explain';
import { Fraction } from './fraction';
import { passedThrough } from './passed-through';
import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';
import { podsOf } from '../mesh/endpoints';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

const NO_LABELS: ReadonlyMap<string, string> = new Map();

/** Whose pods there are, and how often each is picked: the shares that callers without a proxy see. */
function podReasons({ endpoints: { workloads } }: Destination): string[] {
  const total = workloads.reduce((sum, workload) => sum + podsOf(workload), 0);
  return workloads.map(workload => `${podsOf(workload)} of ${total} pods ${podsOf(workload) === 1 ? 'is' : 'are'} of ${workload.name}: ${Fraction.of(podsOf(workload), total).toPercent()}`);
}

/** Somebody without a proxy, or a port that is not HTTP: Kubernetes picks any pod of the Service, no rules hold. */
export function withoutProxy(set: Inventory, request: PreparedRequest, namespace: string, said: number | undefined): TrafficResult {
  const host = Hosts.of(set).called(request.host, namespace);
  const proxy: Proxy = { namespace, labels: NO_LABELS, gateway: 'mesh' };
  const port = said ?? host?.ports[0]?.number;
  if (host === undefined || port === undefined) {
    return passedThrough({ set, proxy, request, layer: 'tcp', port: port ?? 80, reasons: [`no Service is called ${request.host}: the request goes wherever its name leads`] });
  }
  const destinations = resolveDestinations(set, proxy, [{ host: host.name, subset: null, port, weight: 1 }], port);
  return {
    kind: 'route',
    destinations,
    status: destinations[0].problem === undefined ? 200 : 503,
    upstreamPath: (request.sent.path ?? '/'),
    upstreamHost: request.authority,
    mirrors: [],
    hasHashPolicy: false,
    dependsOnAge: false,
    reasons: [
      `no proxy looks at the request: any pod of ${host.object} answers, each as often as every other`,
      ...podReasons(destinations[0]),
      ...destinations.map(destination => `${destination.share.toPercent()} to ${describeDestination(destination)}`),
    ],
  };
}
