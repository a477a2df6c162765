import { Container, containersIn } from './container';
import { Inventory } from './inventory';
import { LabelIndex } from './label-index';
import { ManifestObject, PlainObject, asObject, get, objects, stringMap } from './manifest';
import { perSet } from './per-set';

/** Something that runs pods, of whatever kind: any object with a pod template, or a Pod. */
export interface Pods {
  readonly object: ManifestObject;
  readonly namespace: string;
  /** Labels of the pods. */
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly podSpec: PlainObject;
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  /** Path of the pods' spec in the object. */
  readonly field: string;
}

/** Jobs come to an end; they serve nothing. */
const NOT_SERVING = new Set(['Job', 'CronJob']);
const NONE: ReadonlyMap<string, string> = new Map();

function podsOf(object: ManifestObject): Pods | undefined {
  const template = object.kind === 'Pod' ? object.raw : asObject(object.spec.template);
  const podSpec = asObject(template?.spec);
  if (template === undefined || podSpec === undefined || NOT_SERVING.has(object.kind) || !Array.isArray(podSpec.containers)) {
    return undefined;
  }
  const field = object.kind === 'Pod' ? 'spec' : 'spec.template.spec';
  const metadata = asObject(template.metadata);
  return {
    object,
    namespace: object.namespace,
    labels: metadata?.labels === undefined ? NONE : stringMap(metadata.labels),
    annotations: metadata?.annotations === undefined ? NONE : stringMap(metadata.annotations),
    podSpec,
    containers: containersIn(podSpec.containers, field, 'containers'),
    initContainers: containersIn(podSpec.initContainers, field, 'initContainers'),
    field,
  };
}

interface PodIndex {
  readonly all: readonly Pods[];
  readonly byNamespace: ReadonlyMap<string, LabelIndex<Pods>>;
}

const index = perSet((set): PodIndex => {
  // Where one object stands twice, the second is applied over the first.
  const byId = new Map<string, Pods>();
  for (const object of set.all) {
    const pods = podsOf(object);
    if (pods !== undefined) {
      byId.set(object.id, pods);
    }
  }
  const byNamespace = new Map<string, LabelIndex<Pods>>();
  const all: Pods[] = [];
  const add = (pods: Pods): void => {
    let labels = byNamespace.get(pods.namespace);
    if (labels === undefined) {
      byNamespace.set(pods.namespace, labels = new LabelIndex<Pods>());
    }
    labels.add(pods);
    all.push(pods);
  };
  const owned: Pods[] = [];
  for (const pods of byId.values()) {
    if (isOwned(pods.object)) {
      owned.push(pods);
    } else {
      add(pods);
    }
  }
  // Live ReplicaSets and Pods are already counted with the workload that made them.
  owned.filter(pods => byNamespace.get(pods.namespace)?.hasOneWithin(pods.labels) !== true).forEach(add);
  return { all, byNamespace };
});

function isOwned({ raw }: ManifestObject): boolean {
  return asObject(raw.metadata)?.ownerReferences !== undefined;
}

/** Names of the claims that a StatefulSet makes volumes of. */
export function volumeClaimTemplates({ spec }: ManifestObject): unknown[] {
  return objects(spec, 'volumeClaimTemplates').map(claim => get(claim, 'metadata', 'name'));
}

export function allPods(set: Inventory): readonly Pods[] {
  return index(set).all;
}

/** The pods that the files show in a namespace; where there are none, its pods are unknown, not absent. */
export function podsIn(set: Inventory, namespace: string): readonly Pods[] {
  return index(set).byNamespace.get(namespace)?.all ?? [];
}

/** The pods of a namespace that carry all of these labels, of one map or two; all of them for no labels. */
export function podsWith(set: Inventory, namespace: string, labels: ReadonlyMap<string, string>, further = NONE): readonly Pods[] {
  return index(set).byNamespace.get(namespace)?.carrying(labels, further) ?? [];
}

const everywhere = perSet(set => {
  const labels = new LabelIndex<Pods>();
  allPods(set).forEach(pods => labels.add(pods));
  return labels;
});

/** The pods that carry all of these labels, whatever their namespace. */
export function podsAnywhereWith(set: Inventory, labels: ReadonlyMap<string, string>): readonly Pods[] {
  return everywhere(set).carrying(labels, NONE);
}
