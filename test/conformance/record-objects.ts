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

/** Of the recorder's nodes each `kwok-N` stands in zone `zN`. */
function nodeObject(name: string): Manifest {
  const labels = { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/region': 'r1', 'topology.kubernetes.io/zone': name.replace('kwok-', 'z') };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } };
}

/** The callers of most records: they and their neighbours were Services of the same mesh. */
const BOOKINFO = ['productpage', 'details', 'reviews', 'ratings'].map(name => ({
  apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'bookinfo' }, spec: { selector: { app: name }, ports: [{ name: 'http', port: 9080 }] },
}));

/** Services have an address once they are applied, here all of one subnet. */
function withAddress(object: Manifest): Manifest {
  const hasNone = object.kind !== 'Service' || object.spec?.clusterIP !== undefined || object.spec?.type === 'ExternalName';
  return hasNone ? object : { ...object, spec: { ...object.spec, clusterIP: '10.96.0.10' } };
}

/**
 * The objects of a record as the mesh got them, with what it had beside them: pods that controllers made, nodes, addresses, the callers' Services.
 * They went through YAML 1.1 on their way, so a query parameter `y` became one called `true`: no request with `?y=2` ever met a rule about `y`.
 */
export function objectsOf({ objects, pods, requests = [] }: Pick<TrafficRecord, 'objects' | 'pods'> & Partial<TrafficRecord>): readonly unknown[] {
  const own = new Set(objects.filter(object => object.kind === 'Pod').map(object => (object as Manifest).metadata.name as string));
  const made = (pods ?? []).filter(pod => !own.has(pod.name));
  const isLive = requests.some(({ connection }) => connection !== undefined);
  return [
    ...objects.map(object => asApplied(isLive ? withAddress(object) : object)),
    ...made.map(podObject),
    ...[...new Set(made.map(({ node }) => node))].map(nodeObject),
    ...isLive ? BOOKINFO : [],
  ];
}
