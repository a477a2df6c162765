import { Inventory } from './inventory';
import { ManifestObject, asArray, asObject, get, stringMap } from './manifest';
import { perSet } from './per-set';
import { Pods, podsWith } from './pods';

/** A PodDisruptionBudget with the pods that it is about. */
export interface Budget {
  readonly object: ManifestObject;
  /** Undefined where expressions decide, which are not looked into. */
  readonly pods?: readonly Pods[];
  /** As written: a number, a percentage, or whatever somebody wrote. */
  readonly minAvailable: unknown;
  readonly maxUnavailable: unknown;
  readonly matchLabels: ReadonlyMap<string, string>;
  /** Whether it has a selector without any condition. */
  readonly selectsAll: boolean;
}

export const budgets: (set: Inventory) => readonly Budget[] = perSet(set => set.ofKind('PodDisruptionBudget').map(object => {
  const selector = asObject(get(object.spec, 'selector'));
  const hasExpressions = asArray(get(selector, 'matchExpressions')).length > 0;
  // No selector selects nothing, an empty one everything.
  const matchLabels = stringMap(selector, 'matchLabels');
  const pods = hasExpressions ? undefined : selector === undefined ? [] : podsWith(set, object.namespace, matchLabels).filter(each => each.object.kind !== 'DaemonSet');
  return {
    object,
    pods,
    minAvailable: get(object.spec, 'minAvailable'),
    maxUnavailable: get(object.spec, 'maxUnavailable'),
    matchLabels,
    selectsAll: selector !== undefined && !hasExpressions && Object.keys(asObject(selector.matchLabels) ?? {}).length === 0,
  };
}));
