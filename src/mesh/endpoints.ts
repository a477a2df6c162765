import { addTo } from './groups';
import { Host } from './host';
import { Inventory } from './inventory';
import { asString, get, objects, selects, stringMap } from './manifest';
import { perSet } from './per-set';
import { Workload } from './workload';

/** Workloads of a namespace by each of their labels, so that a Service costs what it selects and not all there is. */
class WorkloadIndex {
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly all: readonly Workload[];

  constructor(set: Inventory, namespace: string) {
    this.all = set.workloads(namespace);
    for (const workload of this.all) {
      for (const [key, value] of workload.labels) {
        const label = `${key}=${value}`;
        addTo(this.byLabel, label, workload);
      }
    }
  }

  public selected(selector: ReadonlyMap<string, string>): readonly Workload[] {
    let smallest: readonly Workload[] = this.all;
    for (const [key, value] of selector) {
      const list = this.byLabel.get(`${key}=${value}`) ?? [];
      smallest = list.length < smallest.length ? list : smallest;
    }
    return smallest.filter(workload => selects(selector, workload.labels));
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
}

const NOT_SHOWN: Endpoints = { workloads: [], areShown: false };

/** What a host, or a subset of it, stands for: the workloads whose pods carry the Service's selector and the subset's labels. */
export function endpointsOf(set: Inventory, host: Host, subset: ReadonlyMap<string, string> | undefined, port: number | undefined): Endpoints {
  const selector = stringMap(host.object.spec, 'selector');
  if (host.object.kind !== 'Service' || selector.size === 0) {
    return NOT_SHOWN;
  }
  const behind = indexOf(set, host.namespace).selected(selector);
  const targetPort = port === undefined ? undefined : host.port(port)?.targetPort;
  const workloads = behind.filter(workload => podsOf(workload) > 0 && (subset === undefined || selects(subset, workload.labels)) && opensPort(workload, targetPort));
  return { workloads, areShown: behind.length > 0 };
}

