import { Gateway } from './gateway';
import { Inventory } from './inventory';
import { ManifestObject } from './manifest';
import { perSet } from './per-set';
import { Pods, allPods, podsAnywhereWith } from './pods';
import { services, servicesOf } from './service';

/** Pods that are gateways: they run nothing but a proxy. */
export const gatewayPods: (set: Inventory) => readonly Pods[] = perSet(set => allPods(set).filter(({ annotations, labels, containers }) =>
  annotations.get('inject.istio.io/templates') === 'gateway' || /gateway|ingress/.test(labels.get('istio') ?? '')
  || containers.length > 0 && containers.every(container => /\/proxyv2(:|@|$)/.test(container.image ?? ''))));

/** The pods that a Gateway selects, of whatever namespace. */
export function podsOfGateway(set: Inventory, { selector }: Gateway): readonly Pods[] {
  return selector.size === 0 ? [] : podsAnywhereWith(set, selector);
}

/** Services that select all that a Gateway does, by what it selects; asked for once each, as Gateways mostly select the same. */
const bySelector = perSet(() => new Map<string, readonly ManifestObject[]>());

/** The Services before the pods of a Gateway: they select what it selects, or pods that it selects. */
export function servicesOfGateway(set: Inventory, gateway: Gateway): readonly ManifestObject[] {
  const wanted = [...gateway.selector];
  const key = JSON.stringify(wanted);
  let found = bySelector(set).get(key);
  if (found === undefined) {
    const same = wanted.length === 0 ? [] : services(set).filter(({ selector }) => wanted.every(([name, value]) => selector.get(name) === value));
    found = [...new Set([...same, ...podsOfGateway(set, gateway).flatMap(pods => servicesOf(set, pods))])].map(service => service.object);
    bySelector(set).set(key, found);
  }
  return found;
}
