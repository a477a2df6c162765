import { DestinationRule, Subset, destinationRules, rulesFor } from './destination-rule';
import { Inventory } from './inventory';
import { perSet } from './per-set';
import { Pods, podsIn, podsWith } from './pods';
import { Service, serviceAt, services } from './service';
import { podsAreTold } from './told-pods';

/** A subset with what it selects, where the files show the Service and pods beside it. */
export interface SubsetPods {
  readonly rule: DestinationRule;
  readonly subset: Subset;
  readonly service: Service;
  readonly pods: readonly Pods[];
}

/** All subsets of which the files can tell the pods: the Service is there, selects pods, and its namespace shows some. A wildcard has those of each Service that it holds for. */
export const subsetPods: (set: Inventory) => readonly SubsetPods[] = perSet(set => destinationRules(set).flatMap(rule => servicesOf(set, rule).flatMap(service => {
  if (service.selector.size === 0 || service.isExternalName || podsIn(set, service.object.namespace).length === 0) {
    return [];
  }
  return rule.subsets.filter(({ labels }) => podsAreTold(set, service.object.namespace, service.selector, labels))
    .map(subset => ({ rule, subset, service, pods: podsOf(set, service, subset.labels) }));
})));

function servicesOf(set: Inventory, rule: DestinationRule): readonly Service[] {
  if (rule.subsets.length === 0) {
    return [];
  }
  if (rule.host.startsWith('*')) {
    return services(set).filter(({ host }) => host.endsWith(rule.host.slice(1)) && rulesFor(set, host).includes(rule));
  }
  const service = serviceAt(set, rule.fullHost);
  return service === undefined ? [] : [service];
}

function podsOf(set: Inventory, { object, selector }: Service, labels: ReadonlyMap<string, string>): readonly Pods[] {
  for (const [key, value] of labels) {
    if ((selector.get(key) ?? value) !== value) {
      return [];
    }
  }
  return podsWith(set, object.namespace, selector, labels);
}
