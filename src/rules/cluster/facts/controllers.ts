import { Pods, allPods } from './pods';
import { Inventory } from '../../../traffic/inventory';
import { asArray, get, stringMap } from '../../../traffic/manifest';
import { once } from '../../facts/once';

/** A controller that finds its pods by a selector. */
export interface Controller {
  readonly pods: Pods;
  readonly matchLabels: ReadonlyMap<string, string>;
  /** Whether the selector also has expressions, which are not looked into. */
  readonly hasExpressions: boolean;
}

const KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet', 'Rollout']);

export const controllers: (set: Inventory) => readonly Controller[] = once(set => allPods(set).filter(({ object }) => KINDS.has(object.kind)).map(pods => ({
  pods,
  matchLabels: stringMap(pods.object.spec, 'selector', 'matchLabels'),
  hasExpressions: asArray(get(pods.object.spec, 'selector', 'matchExpressions')).length > 0,
})));
