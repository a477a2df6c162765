import { Fraction } from './fraction';
import { TrafficLayer } from './layer';
import { MergedDestinationRule, destinationRuleFor, subsetLabels } from '../mesh/destination-rule-lookup';
import { Endpoints, endpointsOf } from '../mesh/endpoints';
import { Host } from '../mesh/host';
import { isHeadless } from '../mesh/host-address';
import { Hosts } from '../mesh/hosts';
import { HeaderEdits, RouteDestination } from '../mesh/http-rule';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

/**
 * Why requests to a destination fail: the reference may not be used, nobody knows the host, the host has not that port,
 * its DestinationRule as this caller sees it has not that subset, or no pods are there.
 */
export type DestinationProblem = 'refused' | 'unknownHost' | 'unknownPort' | 'unknownSubset' | 'noEndpoints';

/** Where a share of the requests goes. */
export interface Destination {
  /** Null: the whole host. */
  readonly subset: string | null;
  /** Full host; null where a reference may not be used. */
  readonly host: string | null;
  readonly port: number | null;
  /** As the proxy has it: what several entries for the same destination say together, 1 where there is no choice. */
  readonly weight: number;
  readonly share: Fraction;
  /** The pods it stands for. */
  readonly endpoints: Endpoints;
  /** Absent also where the manifests do not show the pods. */
  readonly problem?: DestinationProblem;
  /** What the mesh knows under this host. */
  readonly known?: Host;
  /** There is such a Service, but it is not exported to this caller. */
  readonly isHidden?: boolean;
  /** The DestinationRule that holds for it. */
  readonly destinationRule?: MergedDestinationRule;
  /** Header edits for this destination alone. */
  readonly headers?: HeaderEdits;
}

/** Where a proxy sends what goes to a host, port and subset. */
export type Target = Omit<Destination, 'weight' | 'share' | 'headers'>;

const NOBODY: Endpoints = { workloads: [], areShown: false };

/**
 * A destination without a port goes to the port that was called; only gateways, which are called on ports of their own, and connections take the single port of the host.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
function portOf(host: Host | undefined, said: number | undefined, proxy: Proxy, listenPort: number, layer: TrafficLayer): number {
  return said ?? ((proxy.gateway !== 'mesh' || layer !== 'http') && host?.ports.length === 1 ? host.ports[0].number : listenPort);
}

/** The same before anybody has looked for pods. */
export type Location = Omit<Target, 'endpoints'> & { readonly labels?: ReadonlyMap<string, string> };

/** What a proxy makes of a host, subset and port, whatever pods are there. */
export function locateTarget(set: Inventory, proxy: Proxy, target: { host: string | null; subset: string | null; port?: number }, listenPort: number, layer: TrafficLayer = 'http'): Location {
  if (target.host === null || target.host === '') {
    return { subset: null, host: null, port: null, problem: 'refused' };
  }
  const named = Hosts.of(set).find(target.host, proxy.namespace);
  const known = named && Hosts.of(set).target(named, proxy.namespace);
  const port = portOf(known, target.port, proxy, listenPort, layer);
  const { subset, host } = target;
  if (known === undefined || known.port(port) === undefined) {
    const isHidden = known === undefined && Hosts.of(set).hidden(host, proxy.namespace) !== undefined;
    return { subset, host, port, known, problem: known === undefined ? 'unknownHost' : 'unknownPort', ...isHidden && { isHidden } };
  }
  const destinationRule = destinationRuleFor(set, proxy, known);
  const labels = subset === null ? undefined : subsetLabels(destinationRule, subset);
  return { subset, host, port, known, destinationRule, labels, problem: subset !== null && labels === undefined ? 'unknownSubset' : undefined };
}

/** What a proxy makes of a host, subset and port. */
export function resolveTarget(set: Inventory, proxy: Proxy, target: { host: string | null; subset: string | null; port?: number }, listenPort: number, layer: TrafficLayer = 'http'): Target {
  const { labels, ...location } = locateTarget(set, proxy, target, listenPort, layer);
  if (location.problem !== undefined || location.known === undefined) {
    return { ...location, endpoints: NOBODY };
  }
  // Nobody chooses among the pods of a headless Service: the caller has chosen one by its address.
  const endpoints = endpointsOf(set, location.known, isHeadless(location.known) ? undefined : labels, location.port ?? undefined);
  const isEmpty = endpoints.areShown && endpoints.workloads.length === 0 && endpoints.mayBeMore !== true;
  return { ...location, endpoints, problem: isEmpty ? 'noEndpoints' : undefined };
}

/**
 * The split of a rule: one entry alone takes everything whatever its weight; of several, those with weight 0 are gone and
 * entries for the same destination add up.
 */
export function resolveDestinations(set: Inventory, proxy: Proxy, entries: readonly RouteDestination[], listenPort: number, layer: TrafficLayer = 'http'): readonly Destination[] {
  if (entries.length === 1) {
    return [{ ...resolveTarget(set, proxy, entries[0], listenPort, layer), weight: 1, share: Fraction.ONE, headers: entries[0].headers }];
  }
  const kept = entries.filter(entry => entry.weight > 0);
  const total = kept.reduce((sum, entry) => sum + entry.weight, 0);
  const byTarget = new Map<string, Destination>();
  for (const entry of kept) {
    const target = resolveTarget(set, proxy, entry, listenPort, layer);
    const key = `${target.host}|${target.port}|${target.subset}`;
    const weight = (byTarget.get(key)?.weight ?? 0) + entry.weight;
    byTarget.set(key, { ...target, weight, share: Fraction.of(weight, total), headers: byTarget.get(key)?.headers ?? entry.headers });
  }
  return [...byTarget.values()];
}
