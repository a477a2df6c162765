import { Pods } from './pods';
import { Step } from './step';
import { ManifestObject, selects, stringMap } from '../../traffic/manifest';
import { Workload } from '../../traffic/workload';

/** Pods of a step by one label of theirs, so that a selector looks at a few only. */
class PodsIndex {
  public readonly all: Pods[] = [];
  private readonly byLabel = new Map<string, Pods[]>();

  constructor(step: Step) {
    const before = workloads(step.before.all);
    const after = workloads(step.after.all);
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      this.add(new Pods(step, step.change(id) !== undefined, before.get(id), after.get(id)));
    }
  }

  /** Pods that carry these labels before the step, or after it. */
  public carrying(namespace: string, labels: ReadonlyMap<string, string>): readonly Pods[] {
    let fewest: readonly Pods[] | undefined;
    for (const [key, value] of labels) {
      const list = this.byLabel.get(`${namespace}/${key}=${value}`) ?? [];
      fewest = fewest === undefined || list.length < fewest.length ? list : fewest;
    }
    return (fewest ?? []).filter(({ before, after }) => carries(before, labels) || carries(after, labels));
  }

  private add(pods: Pods): void {
    this.all.push(pods);
    const keys = new Set([pods.before, pods.after].flatMap(workload => [...workload?.labels ?? []].map(([key, value]) => `${pods.object.namespace}/${key}=${value}`)));
    for (const key of keys) {
      const list = this.byLabel.get(key);
      if (list === undefined) {
        this.byLabel.set(key, [pods]);
      } else {
        list.push(pods);
      }
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

const indexes = new WeakMap<Step, PodsIndex>();

function indexOf(step: Step): PodsIndex {
  let index = indexes.get(step);
  if (index === undefined) {
    indexes.set(step, index = new PodsIndex(step));
  }
  return index;
}

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
