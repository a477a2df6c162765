import { perStep } from './per-step';
import { Pods } from './pods';
import { Step } from './step';
import { ManifestObject, selects, stringMap } from '../mesh/manifest';
import { Workload } from '../mesh/workload';

const NO_PODS: readonly Pods[] = [];

/** Pods of a step by one label of theirs, so that a selector looks at a few only. */
class PodsIndex {
  public readonly all: Pods[] = [];
  private readonly byNamespace = new Map<string, Map<string, Map<string, Pods[]>>>();

  constructor(step: Step) {
    const before = workloads(step.before.all);
    const after = workloads(step.after.all);
    for (const [id, workload] of before) {
      this.add(new Pods(step, step.change(id) !== undefined, workload, after.get(id)));
    }
    for (const [id, workload] of after) {
      if (!before.has(id)) {
        this.add(new Pods(step, true, undefined, workload));
      }
    }
  }

  /** Pods that carry these labels before the step, or after it. */
  public carrying(namespace: string, labels: ReadonlyMap<string, string>): readonly Pods[] {
    const byKey = this.byNamespace.get(namespace);
    let fewest: readonly Pods[] | undefined;
    for (const [key, value] of labels) {
      const list = byKey?.get(key)?.get(value) ?? NO_PODS;
      fewest = fewest === undefined || list.length < fewest.length ? list : fewest;
    }
    return (fewest ?? NO_PODS).filter(({ before, after }) => carries(before, labels) || carries(after, labels));
  }

  private add(pods: Pods): void {
    this.all.push(pods);
    const { namespace } = pods.object;
    let byKey = this.byNamespace.get(namespace);
    if (byKey === undefined) {
      this.byNamespace.set(namespace, byKey = new Map());
    }
    for (const workload of [pods.before, pods.after]) {
      if (workload !== undefined) {
        addLabels(byKey, pods, workload.labels);
      }
    }
  }
}

/** Pods that have a label both before and after stand there once. */
function addLabels(byKey: Map<string, Map<string, Pods[]>>, pods: Pods, labels: ReadonlyMap<string, string>): void {
  for (const [key, value] of labels) {
    let byValue = byKey.get(key);
    if (byValue === undefined) {
      byKey.set(key, byValue = new Map());
    }
    const list = byValue.get(value);
    if (list === undefined) {
      byValue.set(value, [pods]);
    } else if (list.at(-1) !== pods) {
      list.push(pods);
    }
  }
}

function workloads(objects: readonly ManifestObject[]): Map<string, Workload> {
  const found = new Map<string, Workload>();
  for (const object of objects) {
    const workload = Workload.of(object);
    if (workload !== undefined && !found.has(object.id)) {
      found.set(object.id, workload);
    }
  }
  return found;
}

/** Whether pods of a workload carry labels. */
export function carries(workload: Workload | undefined, labels: ReadonlyMap<string, string>): boolean {
  return workload !== undefined && selects(labels, workload.labels);
}

const indexOf = perStep(step => new PodsIndex(step));

/** The pods of a namespace that carry labels before the step, or after it; none for no labels at all. */
export function podsCarrying(step: Step, namespace: string, labels: ReadonlyMap<string, string>): readonly Pods[] {
  return indexOf(step).carrying(namespace, labels);
}

/** All pods of a step, a workload each. */
export function allPods(step: Step): readonly Pods[] {
  return indexOf(step).all;
}

/** What a Service selects, and a subset of it. */
export function selectorOf(service: ManifestObject, subset: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const selector = stringMap(service.spec, 'selector');
  return selector.size === 0 ? selector : new Map([...selector, ...subset]);
}
