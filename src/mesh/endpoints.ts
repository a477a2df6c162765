import { addTo } from './groups';
import { Host } from './host';
import { Inventory } from './inventory';
import { labelsOfPod, livePods, workloadsByNamespace } from './live-pods';
import { PlainObject, asString, get, objects, stringMap } from './manifest';
import { perSet } from './per-set';
import { isRuntimeLabel } from './runtime-label';
import { Workload } from './workload';

/** Workloads of a namespace by each of their labels, so that a Service costs what it selects and not all there is. */
class WorkloadIndex {
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly all: readonly Workload[];

  constructor(set: Inventory, namespace: string) {
    const entries = set.ofKind('WorkloadEntry').filter(entry => entry.namespace === namespace);
    this.all = [...workloadsByNamespace(set).get(namespace) ?? [], ...entries.map(entry => Workload.atAddress(entry, get(entry.spec, 'labels'), entry.name))];
    for (const workload of this.all) {
      for (const [key, value] of workload.labels) {
        addTo(this.byLabel, `${key}=${value}`, workload);
      }
    }
  }

  /** Those that may have all of these labels. */
  public candidates(selector: ReadonlyMap<string, string>): readonly Workload[] {
    let smallest: readonly Workload[] = this.all;
    for (const [key, value] of selector) {
      if (!isRuntimeLabel(key)) {
        const list = this.byLabel.get(`${key}=${value}`) ?? [];
        smallest = list.length < smallest.length ? list : smallest;
      }
    }
    return smallest;
  }
}

const indexes = perSet(() => new Map<string, WorkloadIndex>());

function indexOf(set: Inventory, namespace: string): WorkloadIndex {
  const byNamespace = indexes(set);
  let index = byNamespace.get(namespace);
  if (index === undefined) {
    byNamespace.set(namespace, index = new WorkloadIndex(set, namespace));
  }
  return index;
}

/** Whether the pods open the port that a Service sends to: a name must be one of theirs where they name any, a number is taken as it is. */
function opensPort(workload: Workload, targetPort: number | string | undefined): boolean {
  if (typeof targetPort !== 'string') {
    return true;
  }
  const ports = workload.containers.flatMap(container => objects(container, 'ports'));
  return ports.length === 0 || ports.some(port => asString(get(port, 'name')) === targetPort);
}

/** How many pods a workload has: what it says, else one. A DaemonSet's number is the cluster's; it counts as one too. */
export function podsOf(workload: Workload): number {
  const replicas = workload.replicas;
  return replicas === undefined || !Number.isSafeInteger(replicas) || replicas < 0 ? 1 : replicas;
}

/** Pods behind a host. */
export interface Endpoints {
  /** The workloads that have pods there. */
  readonly workloads: readonly Workload[];
  /** Whether the manifests show any pods of this host at all, scaled to none included; else they are somebody else's, not absent. */
  readonly areShown: boolean;
  /** Whether there may be more than the manifests tell: labels that are added while pods run, or endpoints that may or may not count. */
  readonly mayBeMore?: boolean;
}

const NOT_SHOWN: Endpoints = { workloads: [], areShown: false };

type Fit = 'yes' | 'no' | 'unknown';

/** Whether pods carry labels; of labels that are added while they run manifests cannot tell. */
export function fitOf(labels: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): Fit {
  let fit: Fit = 'yes';
  for (const [key, value] of wanted) {
    const own = labels.get(key);
    if (own === undefined && isRuntimeLabel(key)) {
      fit = 'unknown';
    } else if (own !== value) {
      return 'no';
    }
  }
  return fit;
}

/** The pods of a workload that carry labels: the workload itself, or those of its live pods that do. */
function podsWith(set: Inventory, workload: Workload, wanted: ReadonlyMap<string, string>): { readonly workloads: readonly Workload[]; readonly mayBeMore: boolean } {
  const fit = fitOf(workload.labels, wanted);
  if (fit !== 'unknown') {
    return { workloads: fit === 'yes' ? [workload] : [], mayBeMore: false };
  }
  const pods = workload.object.kind === 'Pod' ? [workload] : livePods(set, workload);
  const fits = pods.map(pod => fitOf(labelsOfPod(set, pod), wanted));
  return { workloads: pods.filter((_, index) => fits[index] === 'yes'), mayBeMore: pods.length === 0 || fits.includes('unknown') };
}

function together(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> {
  return other === undefined || other.size === 0 ? one : new Map([...one, ...other]);
}

function select(
  set: Inventory, host: Host, candidates: readonly Workload[], selector: ReadonlyMap<string, string>, subset: ReadonlyMap<string, string> | undefined, port: number | undefined,
): Endpoints {
  const behind = candidates.filter(workload => fitOf(workload.labels, selector) !== 'no');
  const contradicts = subset !== undefined && [...subset].some(([key, value]) => selector.has(key) && selector.get(key) !== value);
  const targetPort = port === undefined ? undefined : host.port(port)?.targetPort;
  const wanted = together(selector, subset);
  const found = contradicts ? [] : behind.filter(workload => podsOf(workload) > 0 && opensPort(workload, targetPort)).map(workload => podsWith(set, workload, wanted));
  const mayBeMore = found.some(pods => pods.mayBeMore);
  return { workloads: found.flatMap(pods => pods.workloads), areShown: behind.length > 0, ...mayBeMore && { mayBeMore } };
}

/** Addresses that a ServiceEntry says itself. */
function ownAddresses({ object }: Host): Workload[] {
  return objects(object.spec, 'endpoints').map(endpoint => Workload.atAddress(object, get(endpoint, 'labels'), asString(get(endpoint, 'address')) ?? object.name));
}

/** Addresses that somebody keeps by hand for a Service without a selector; they have no labels. */
function handMade(set: Inventory, { object: service }: Host): Workload[] {
  const isOf = ({ namespace, name, labels, kind }: { namespace: string; name: string; labels: ReadonlyMap<string, string>; kind: string }): boolean =>
    namespace === service.namespace && (kind === 'Endpoints' ? name : labels.get('kubernetes.io/service-name')) === service.name;
  const kept = set.ofKind('Endpoints').filter(isOf);
  const addresses = kept.flatMap(endpoints => objects(endpoints.raw, 'subsets').flatMap(part => objects(part, 'addresses')).map((address): [typeof endpoints, string] => [endpoints, asString(get(address, 'ip')) ?? '']));
  // Kubernetes mirrors Endpoints to slices: of the two one counts.
  const slices = kept.length > 0 ? [] : set.ofKind('EndpointSlice').filter(isOf)
    .flatMap(slice => objects(slice.raw, 'endpoints').flatMap(endpoint => firstAddress(endpoint)).map((address): [typeof slice, string] => [slice, address]));
  return [...addresses, ...slices].map(([object, address]) => Workload.atAddress(object, {}, address));
}

function firstAddress(endpoint: PlainObject): string[] {
  const addresses = get(endpoint, 'addresses');
  return Array.isArray(addresses) && typeof addresses[0] === 'string' ? [addresses[0]] : [];
}

function endpointsOfEntry(set: Inventory, host: Host, subset: ReadonlyMap<string, string> | undefined): Endpoints {
  const selector = stringMap(get(host.object.spec, 'workloadSelector'), 'labels');
  const candidates = selector.size > 0 ? indexOf(set, host.namespace).candidates(selector) : ownAddresses(host);
  return candidates.length === 0 ? NOT_SHOWN : select(set, host, candidates, selector, subset, undefined);
}

/** What a host, or a subset of it, stands for: the workloads whose pods carry the Service's selector and the subset's labels. */
export function endpointsOf(set: Inventory, host: Host, subset: ReadonlyMap<string, string> | undefined, port: number | undefined): Endpoints {
  if (host.object.kind !== 'Service') {
    return endpointsOfEntry(set, host, subset);
  }
  const selector = stringMap(host.object.spec, 'selector');
  const candidates = selector.size === 0 ? handMade(set, host) : indexOf(set, host.namespace).candidates(selector);
  const endpoints = candidates.length === 0 ? NOT_SHOWN : select(set, host, candidates, selector, subset, port);
  const further = host.further.flatMap(entry => select(set, entry, ownAddresses(entry), new Map(), subset, undefined).workloads);
  return further.length === 0 ? endpoints : { workloads: endpoints.workloads, areShown: endpoints.areShown, mayBeMore: true };
}
