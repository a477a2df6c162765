import { Inventory } from './inventory';
import { ManifestObject, asArray, asObject, get, stringMap } from './manifest';
import { perSet } from './per-set';
import { Pods, podsWith } from './pods';

/** A PodDisruptionBudget with the pods that it is about. */
export interface Budget {
  readonly object: ManifestObject;
  /** Undefined where expressions decide, which are not looked into. */
  readonly pods?: readonly Pods[];
}

export const budgets: (set: Inventory) => readonly Budget[] = perSet(set => set.ofKind('PodDisruptionBudget').map(object => {
  const selector = asObject(get(object.spec, 'selector'));
  const hasExpressions = asArray(get(selector, 'matchExpressions')).length > 0;
  // No selector selects nothing, an empty one everything.
  const pods = hasExpressions ? undefined : selector === undefined ? [] : podsWith(set, object.namespace, stringMap(selector, 'matchLabels')).filter(each => each.object.kind !== 'DaemonSet');
  return { object, pods };
}));
