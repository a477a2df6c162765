import { rulesFor } from '../../mesh/destination-rule';
import { serviceOf } from '../../mesh/host-state';
import { Inventory } from '../../mesh/inventory';
import { selects, stringMap } from '../../mesh/manifest';
import { Destination } from '../../mesh/virtual-service';
import { splits } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationPoolMixed: StaticRule = {
  code: 'CC107',
  name: 'destination-pool-mixed',
  severity: Severity.WARNING,
  meaning: 'a route splits between the Service of one version and a Service that has the same pods, or the same and more',
  consequence: 'The version gets more than its weight: its pods also answer for the other Service.',
  fix: 'give each version a Service of its own, and split between these',
  sources: ['gateway-api/h021'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { destinations } } of splits(set)) {
      const hosts = new Set(destinations.map(({ fullHost }) => fullHost));
      const pools = hosts.size < 2 ? [] : destinations.filter(({ weight }) => (weight ?? 0) > 0).flatMap(destination => pool(set, destination));
      for (const [index, broad] of pools.entries()) {
        const part = pools.find((other, place) => other.fullHost !== broad.fullHost && other.namespace === broad.namespace && selects(broad.labels, other.labels)
          && (other.labels.size > broad.labels.size || place > index));
        if (part !== undefined && !isMoved(set, part)) {
          yield { object, field: broad.field, message: `${broad.fullHost} has the pods of ${part.fullHost}${part.labels.size > broad.labels.size ? ' as well' : ''}` };
        }
      }
    }
  },
};

interface Pool {
  readonly fullHost: string;
  readonly field: string;
  readonly namespace: string;
  /** What the pods carry. */
  readonly labels: ReadonlyMap<string, string>;
}

function pool(set: Inventory, { fullHost, subset, field }: Destination): Pool[] {
  const service = serviceOf(set, fullHost);
  const selector = stringMap(service?.spec, 'selector');
  const labels = subset === undefined ? new Map<string, string>()
    : rulesFor(set, fullHost).flatMap(({ subsets }) => subsets).find(({ name }) => name === subset)?.labels;
  return service === undefined || selector.size === 0 || labels === undefined ? []
    : [{ fullHost, field, namespace: service.namespace, labels: new Map([...selector, ...labels]) }];
}

/** Argo Rollouts adds a label of its own to the selectors of both Services while it moves requests. */
function isMoved(set: Inventory, { namespace, labels }: Pool): boolean {
  return set.ofKind('Rollout').some(rollout => rollout.namespace === namespace && selects(labels, stringMap(rollout.spec, 'template', 'metadata', 'labels')));
}
