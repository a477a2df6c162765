import { RecordedPod, TrafficRecord } from './record';

type Manifest = Record<string, any>;

/** Keys that YAML 1.1 takes for booleans where they stand without quotes, as Python's writer leaves them and Kubernetes' reader finds them. */
const BOOLEAN_KEYS: Readonly<Record<string, string>> = { y: 'true', Y: 'true', n: 'false', N: 'false' };

function asApplied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(asApplied);
  }
  return typeof value !== 'object' || value === null ? value
    : Object.fromEntries(Object.entries(value).map(([key, entry]) => [Object.hasOwn(BOOLEAN_KEYS, key) ? BOOLEAN_KEYS[key] : key, asApplied(entry)]));
}

/** The controller of a recorded pod, by its name: `web-v1-58b65bc67c-l5frj` is of the ReplicaSet in front of the last dash, `web-0` of a StatefulSet. */
function ownerOf({ name, labels }: RecordedPod): object {
  const kind = labels['apps.kubernetes.io/pod-index'] === undefined ? 'ReplicaSet' : 'StatefulSet';
  return { apiVersion: 'apps/v1', kind, name: name.slice(0, name.lastIndexOf('-')), controller: true };
}

/** Pods as `kubectl get pods --output yaml` shows them. */
function podObject(pod: RecordedPod): Manifest {
  const { name, namespace, labels, node } = pod;
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels, ownerReferences: [ownerOf(pod)] }, spec: { nodeName: node, containers: [{ name: 'main', image: 'any' }] } };
}

/**
 * The objects of a record as the mesh got them, the pods that controllers made among them. They went through YAML 1.1 on their way, so a query
 * parameter `y` became one called `true`: no request with `?y=2` ever met a rule about `y`.
 */
export function objectsOf({ objects, pods = [] }: Pick<TrafficRecord, 'objects' | 'pods'>): readonly unknown[] {
  const own = new Set(objects.filter(object => object.kind === 'Pod').map(object => (object as Manifest).metadata.name as string));
  return [...objects.map(asApplied), ...pods.filter(pod => !own.has(pod.name)).map(podObject)];
}
