import { groupBy } from './groups';
import { Inventory } from './inventory';
import { ManifestObject, asArray, asNumber, asString, get } from './manifest';
import { perSet } from './per-set';
import { Pods } from './pods';

/** What scales a workload. */
export interface Autoscaler {
  readonly object: ManifestObject;
  readonly kind: string;
  readonly name: string;
  /** Of the workload, as written. */
  readonly apiVersion: string | undefined;
  /** Types of the metrics, such as `Resource`; the only one of `autoscaling/v1` is one too. */
  readonly metrics: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export const autoscalers: (set: Inventory) => readonly Autoscaler[] = perSet(set => set.ofKind('HorizontalPodAutoscaler').map(object => ({
  object,
  kind: asString(get(object.spec, 'scaleTargetRef', 'kind')) ?? '',
  name: asString(get(object.spec, 'scaleTargetRef', 'name')) ?? '',
  apiVersion: asString(get(object.spec, 'scaleTargetRef', 'apiVersion')),
  metrics: metricsOf(object),
  min: asNumber(get(object.spec, 'minReplicas')),
  max: asNumber(get(object.spec, 'maxReplicas')),
})));

function metricsOf({ apiVersion, spec }: ManifestObject): string[] {
  return apiVersion === 'autoscaling/v1'
    ? get(spec, 'targetCPUUtilizationPercentage') === undefined ? [] : ['Resource']
    : asArray(get(spec, 'metrics')).map(metric => asString(get(metric, 'type')) ?? '');
}

const byTarget = perSet(set => groupBy(autoscalers(set), ({ object, kind, name }) => `${object.namespace}/${kind}/${name}`));

export function autoscalersOf(set: Inventory, { namespace, kind, name }: ManifestObject): readonly Autoscaler[] {
  return byTarget(set).get(`${namespace}/${kind}/${name}`) ?? [];
}

/** Names of workloads that others scale: KEDA, a Rollout of Argo that refers to a Deployment. */
const scaledElsewhere = perSet(set => new Set([
  ...set.ofKind('ScaledObject').map(object => `${object.namespace}/${asString(get(object.spec, 'scaleTargetRef', 'name')) ?? ''}`),
  ...set.ofKind('Rollout').map(object => `${object.namespace}/${asString(get(object.spec, 'workloadRef', 'name')) ?? ''}`),
]));

/** Kinds that run what `spec.replicas` says, one where it says nothing. */
const SCALABLE = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

/** The fewest instances that may run, by the files; undefined where they do not say. */
export function fewestInstances(set: Inventory, { object }: Pods): number | undefined {
  if (object.kind === 'Pod') {
    return 1;
  }
  if (!SCALABLE.has(object.kind) || scaledElsewhere(set).has(`${object.namespace}/${object.name}`)) {
    return undefined;
  }
  const replicas = writtenReplicas(object);
  const [autoscaler] = autoscalersOf(set, object);
  // An autoscaler leaves alone what was scaled to none by hand.
  return autoscaler === undefined || replicas === 0 ? replicas ?? 1 : autoscaler.min ?? 1;
}

/** `spec.replicas` as it is written, 0 among it; undefined where it is left out. */
export function writtenReplicas(object: ManifestObject): number | undefined {
  return asNumber(get(object.spec, 'replicas'));
}

/** Whether there may be no instance at all, by the files. */
export function mayBeNone(set: Inventory, pods: Pods): boolean {
  return (writtenReplicas(pods.object) === 0 || autoscalers(set).length > 0) && fewestInstances(set, pods) === 0;
}

/** Whether the object was read from a cluster: there, an autoscaler has written `spec.replicas`. */
export function isLive(object: ManifestObject): boolean {
  return asString(get(object.raw, 'metadata', 'resourceVersion')) !== undefined || asString(get(object.raw, 'metadata', 'uid')) !== undefined;
}
