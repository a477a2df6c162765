import { groupBy } from '../../mesh/groups';
import { shownMatch } from '../../mesh/http-match';
import { VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const gatewayHostOverlap: StaticRule = {
  code: 'CC212',
  name: 'gateway-host-overlap',
  severity: Severity.WARNING,
  meaning: 'two VirtualServices for one host of one gateway take the same requests',
  consequence: 'A gateway merges them in no order that the files say: which of the two answers depends on which object is older in the cluster.',
  fix: 'give each its own paths, or put the routes of both into one VirtualService, in order',
  sources: ['routing/r135', 'verdicts/host-duplicate-vs-gateway', 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services'],
  *check(set): Iterable<Draft> {
    const atGateways = virtualServices(set)
      .flatMap(service => service.gateways.flatMap(gateway => service.hosts.map(({ fullHost }) => ({ key: `${fullHost} at ${gateway}`, service }))));
    const told = new Set<string>();
    for (const [key, group] of groupBy(atGateways, item => item.key)) {
      const taken = new Map<string, VirtualService>();
      for (const { service } of group) {
        for (const requests of requestsOf(service)) {
          const earlier = taken.get(requests);
          const pair = `${earlier?.object.id} ${service.object.id}`;
          if (earlier === undefined) {
            taken.set(requests, service);
          } else if (earlier !== service && !told.has(pair)) {
            told.add(pair);
            yield { object: service.object, related: [earlier.object], message: `${earlier.object} takes ${requests} of ${key} as well` };
          }
        }
      }
    }
  },
};

/** What the routes take, in words that are the same for the same requests. */
function requestsOf({ http }: VirtualService): string[] {
  return http.flatMap(route => route.matches.length === 0 ? ['every request'] : route.matches.map(shownMatch));
}
