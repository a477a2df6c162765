import { Inventory } from './inventory';
import { ManifestObject, asArray, asObject, stringMap } from './manifest';
import { perSet } from './per-set';
import { Pods, allPods } from './pods';

/** A controller that finds its pods by a selector. */
export interface Controller {
  readonly pods: Pods;
  readonly hasSelector: boolean;
  readonly matchLabels: ReadonlyMap<string, string>;
  /** Whether the selector also has expressions, which are not looked into. */
  readonly hasExpressions: boolean;
}

const KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet', 'Rollout']);

export const controllers: (set: Inventory) => readonly Controller[] = perSet(set => allPods(set).filter(({ object }) => KINDS.has(object.kind)).map(pods => ({
  pods,
  ...selectorOf(pods.object),
})));

function selectorOf({ spec }: ManifestObject): Omit<Controller, 'pods'> {
  const selector = asObject(spec.selector);
  return { hasSelector: selector !== undefined, matchLabels: stringMap(selector?.matchLabels), hasExpressions: asArray(selector?.matchExpressions).length > 0 };
}
