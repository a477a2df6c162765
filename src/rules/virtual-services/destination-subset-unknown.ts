import { DestinationRule, rulesFor } from '../../mesh/destination-rule';
import { hostState } from '../../mesh/host-state';
import { Inventory } from '../../mesh/inventory';
import { Destination } from '../../mesh/virtual-service';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationSubsetUnknown: StaticRule = {
  code: 'CC102',
  name: 'destination-subset-unknown',
  severity: Severity.ERROR,
  meaning: 'a route sends, or mirrors, to a subset that no DestinationRule of the host defines',
  consequence: 'The proxies have no cluster for the subset: its share of the requests is answered with 503. With weight 0 nothing fails yet, the next change of weights would.',
  fix: 'define the subset in the DestinationRule of the host, one step before a route names it',
  sources: ['verdicts/subset-missing', 'verdicts/subset-missing-dr', 'verdicts/mirrors-missing-subset', 'routing/r108',
    'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const { service, destination } of destinationsIn(set)) {
      const message = problem(set, destination);
      if (message !== undefined) {
        const idle = destination.mirror || destination.weight === 0 && isSplit(service.http, destination);
        yield {
          object: service.object,
          field: `${destination.field}.subset`,
          message,
          related: rulesFor(set, destination.fullHost).map(rule => rule.object),
          ...idle && { severity: Severity.WARNING },
        };
      }
    }
  },
};

function problem(set: Inventory, { fullHost, subset }: Destination): string | undefined {
  if (subset === undefined) {
    return undefined;
  }
  const rules = rulesFor(set, fullHost);
  if (rules.some(rule => defines(rule, subset))) {
    return undefined;
  }
  if (rules.length === 0) {
    return hostState(set, fullHost) === 'there' ? `subset ${subset} is not defined: no DestinationRule in the files is about ${fullHost}` : undefined;
  }
  const names = rules.flatMap(rule => rule.subsets.map(({ name }) => name));
  return `subset ${subset} of ${fullHost} is not defined; ${names.length === 0 ? 'its DestinationRule has no subsets' : `defined are ${names.join(', ')}`}`;
}

function defines(rule: DestinationRule, subset: string): boolean {
  return rule.subsets.some(({ name }) => name === subset);
}

/** Only among several destinations does a weight of 0 keep requests away. */
function isSplit(routes: readonly { readonly destinations: readonly Destination[] }[], destination: Destination): boolean {
  return routes.some(({ destinations }) => destinations.length > 1 && destinations.includes(destination));
}
