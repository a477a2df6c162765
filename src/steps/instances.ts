import { Inventory } from '../mesh/inventory';
import { ManifestObject, asNumber, asString, get } from '../mesh/manifest';
import { perSet } from '../mesh/per-set';
import { Workload } from '../mesh/workload';

/** What scales a workload. */
export interface Autoscaler {
  readonly object: ManifestObject;
  /** The fewest instances it keeps. */
  readonly min: number;
  /** The most it may run; undefined where that is not said. */
  readonly max?: number;
}

/** What scales an object in a set of manifests: a HorizontalPodAutoscaler, or KEDA's ScaledObject. */
export function autoscalerOf(set: Inventory, { kind, namespace, name }: ManifestObject): Autoscaler | undefined {
  const index = autoscalers(set);
  return index.size === 0 ? undefined : index.get(`${kind}/${namespace}/${name}`);
}

const autoscalers = perSet((set): ReadonlyMap<string, Autoscaler> => {
  const index = new Map<string, Autoscaler>();
  for (const object of set.ofKind('HorizontalPodAutoscaler')) {
    index.set(target(object), { object, min: asNumber(object.spec.minReplicas) ?? 1, max: asNumber(object.spec.maxReplicas) });
  }
  for (const object of set.ofKind('ScaledObject')) {
    // KEDA: 0 and 100 where nothing is said, https://keda.sh/docs/latest/reference/scaledobject-spec/
    index.set(target(object), { object, min: asNumber(object.spec.minReplicaCount) ?? 0, max: asNumber(object.spec.maxReplicaCount) ?? 100 });
  }
  return index;
});

function target(object: ManifestObject): string {
  const reference = get(object.spec, 'scaleTargetRef');
  return `${asString(get(reference, 'kind')) ?? 'Deployment'}/${object.namespace}/${asString(get(reference, 'name')) ?? ''}`;
}

/** Instances that a workload has once its set has settled; undefined for a DaemonSet, whose number is that of the nodes. */
export function instances(set: Inventory, workload: Workload): number | undefined {
  const { kind } = workload.object;
  if (kind === 'Pod') {
    return 1;
  }
  if (kind === 'DaemonSet') {
    return undefined;
  }
  return Math.max(0, workload.replicas ?? autoscalerOf(set, workload.object)?.min ?? 1);
}
