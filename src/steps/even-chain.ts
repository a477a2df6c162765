import { Chain } from './chain';
import { autoscalerOf } from './instances';
import { Links } from './links';
import { podsCarrying, selectorOf } from './pods-index';
import { same } from './same';
import { Change, Step } from './step';
import { PlainObject, asNumber, get, objects } from '../mesh/manifest';

/**
 * The instances of every version behind a chain in which nothing but weights moves, between versions that get requests before and after:
 * the most common step of all, and no mix of it can fail. Undefined for every other chain, and where versions differ in their instances.
 */
export function evenInstances(step: Step, { changed, subject, rules, routing, targets }: Chain): number | undefined {
  const isOneRule = changed.length === 1 && subject === undefined && rules.length === 1 && routing.every(id => rules.includes(id) || /\/(Gateway|Sidecar)\//.test(id));
  const change = isOneRule ? step.change(changed[0]) : undefined;
  return change !== undefined && onlyWeightsMove(change) ? instancesBehind(step, targets) : undefined;
}

function onlyWeightsMove({ before, after }: Change): boolean {
  if (before?.kind !== 'VirtualService' || after === undefined || !sameBut('http', before.spec, after.spec)) {
    return false;
  }
  const [old, next] = [objects(before.spec, 'http'), objects(after.spec, 'http')];
  return old.length === next.length && old.every((rule, index) => isSameRule(rule, next[index]));
}

/** A mirror, or a rule that says nothing of a route, is left to those who look at everything. */
function isSameRule(old: PlainObject, next: PlainObject): boolean {
  const [before, after] = [objects(old, 'route'), objects(next, 'route')];
  return before.length > 0 && before.length === after.length && get(old, 'mirror') === undefined && get(old, 'mirrors') === undefined && sameBut('route', old, next)
    && before.every((entry, index) => sameBut('weight', entry, after[index]) && (before.length === 1 || hasShare(entry) === hasShare(after[index])));
}

function hasShare(entry: PlainObject): boolean {
  return (asNumber(get(entry, 'weight')) ?? 0) > 0;
}

function sameBut(field: string, one: PlainObject, other: PlainObject): boolean {
  const keys = Object.keys(one).filter(key => key !== field);
  return keys.length === Object.keys(other).filter(key => key !== field).length && keys.every(key => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** The one number of instances that all pods have, none of which moves or is scaled. */
function instancesBehind(step: Step, hosts: readonly string[]): number | undefined {
  const numbers = new Set<number | undefined>();
  for (const host of hosts) {
    const [id] = Links.of(step).servicesCalled(host);
    const service = id === undefined ? undefined : step.versions(id).before;
    const selector = service === undefined ? undefined : selectorOf(service);
    if (service === undefined || selector === undefined || selector.size === 0) {
      return undefined;
    }
    for (const pods of podsCarrying(step, service.namespace, selector)) {
      const isScaled = [step.before, step.after].some(set => autoscalerOf(set, pods.object) !== undefined);
      numbers.add(pods.moves || isScaled ? undefined : pods.countBefore);
    }
  }
  const [only] = numbers;
  return numbers.size === 1 && only !== 0 ? only : undefined;
}
