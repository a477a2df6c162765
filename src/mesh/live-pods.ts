import { addTo, groupBy } from './groups';
import { Inventory } from './inventory';
import { ManifestObject, asString, get, objects, stringMap } from './manifest';
import { perSet } from './per-set';
import { Workload } from './workload';

/** Labels that a controller puts on pods of its ReplicaSets, with the kind of that controller. */
const HASHES: readonly (readonly [string, string])[] = [['pod-template-hash', 'Deployment'], ['rollouts-pod-template-hash', 'Rollout']];

/** What runs pods in the files, each once: a live dump shows Deployments with their ReplicaSets, and these with their Pods. */
export interface Running {
  /** What no other of them made. */
  readonly workloads: readonly Workload[];
  /** What they made, as far as the files show it, down to the last. */
  readonly madeBy: ReadonlyMap<Workload, readonly Workload[]>;
}

function key(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/** The controller of a ReplicaSet whose own object the files lack, by the hash in its name. */
function controllerBehind(workload: Workload, replicaSet: string, known: ReadonlyMap<string, Workload>): Workload | undefined {
  for (const [label, kind] of HASHES) {
    const suffix = `-${workload.labels.get(label)}`;
    const controller = replicaSet.endsWith(suffix) ? known.get(key(kind, workload.object.namespace, replicaSet.slice(0, -suffix.length))) : undefined;
    if (controller !== undefined) {
      return controller;
    }
  }
  return undefined;
}

function makerOf(workload: Workload, known: ReadonlyMap<string, Workload>): Workload | undefined {
  for (const owner of objects(workload.object.metadata, 'ownerReferences')) {
    const [kind, name] = [asString(get(owner, 'kind')) ?? '', asString(get(owner, 'name')) ?? ''];
    const maker = known.get(key(kind, workload.object.namespace, name)) ?? (kind === 'ReplicaSet' ? controllerBehind(workload, name, known) : undefined);
    if (maker !== undefined) {
      return maker;
    }
  }
  return undefined;
}

/** A Rollout may run the template of a Deployment, which is then scaled to none. */
function workloadOf(set: Inventory, object: ManifestObject): Workload | undefined {
  const reference = get(object.spec, 'workloadRef');
  const referred = reference === undefined ? undefined : set.find(asString(get(reference, 'kind')) ?? '', object.namespace, asString(get(reference, 'name')) ?? '');
  return referred === undefined ? Workload.of(object) : Workload.from(object, referred);
}

function read(set: Inventory): Running {
  const all = set.all.flatMap(object => workloadOf(set, object) ?? []);
  const known = new Map(all.map(workload => [key(workload.object.kind, workload.object.namespace, workload.object.name), workload]));
  const madeBy = new Map<Workload, Workload[]>();
  const workloads: Workload[] = [];
  for (const workload of all) {
    let root = workload;
    for (let maker = makerOf(root, known), depth = 0; maker !== undefined && depth < 3; maker = makerOf(root, known), depth++) {
      root = maker;
    }
    if (root === workload) {
      workloads.push(workload);
    } else {
      addTo(madeBy, root, workload);
    }
  }
  return { workloads, madeBy };
}

/** All that runs pods. */
export const running: (set: Inventory) => Running = perSet(read);

/** The same by namespace. */
export const workloadsByNamespace: (set: Inventory) => ReadonlyMap<string, readonly Workload[]> = perSet(set => groupBy(running(set).workloads, ({ object }) => object.namespace));

/** The pods of a workload as the files show them: its Pods, else its ReplicaSets; none where they show neither. */
export function livePods(set: Inventory, workload: Workload): readonly Workload[] {
  const made = running(set).madeBy.get(workload) ?? [];
  const pods = made.filter(({ object }) => object.kind === 'Pod');
  return pods.length > 0 ? pods : made;
}

/** Labels of a pod, those of its node among them where the files show it. */
export function labelsOfPod(set: Inventory, { object, labels, podSpec }: Workload): ReadonlyMap<string, string> {
  const node = object.kind === 'Pod' ? set.ofKind('Node').find(({ name }) => name === podSpec.nodeName) : undefined;
  return node === undefined ? labels : new Map([...stringMap(node.metadata, 'labels'), ...labels]);
}
