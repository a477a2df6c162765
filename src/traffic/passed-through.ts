import { resolveDestinations } from './destination';
import { describeDestination } from './explain';
import { TrafficLayer } from './layer';
import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';
import { Host } from '../mesh/host';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

/** What is known of a request that no rules take. */
export interface PassedThrough {
  readonly set: Inventory;
  readonly proxy: Proxy;
  readonly request: PreparedRequest;
  readonly layer: TrafficLayer;
  /** The Service whose own address is called: then Kubernetes picks any of its pods. */
  readonly host?: Host;
  readonly port: number;
  readonly reasons: readonly string[];
}

/** The request goes to the address that it was sent to: of a Service to any of its pods, else wherever its name leads. */
export function passedThrough({ set, proxy, request, layer, host, port, reasons }: PassedThrough): TrafficResult {
  // Kubernetes knows a Service whoever it is exported to.
  const destinations = host?.port(port) === undefined ? []
    : resolveDestinations(set, { ...proxy, namespace: host.namespace }, [{ host: host.name, subset: null, port, weight: 1 }], port);
  return {
    kind: 'passthrough',
    layer,
    route: layer === 'http' ? 'allow_any' : undefined,
    destinations,
    status: request.isConnection || destinations.length === 0 || destinations[0].problem !== undefined ? undefined : 200,
    upstreamPath: request.path + request.query,
    upstreamHost: request.authority,
    mirrors: [],
    hasHashPolicy: false,
    dependsOnAge: false,
    reasons: [...reasons, ...destinations.map(destination => `${destination.share.toPercent()} to ${describeDestination(destination)}, whichever pod Kubernetes picks`)],
  };
}
