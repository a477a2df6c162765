import { Inventory } from '../../mesh/inventory';
import { Sender, SendingTarget, senders } from '../../mesh/sending';
import { endpointsOf, serviceAt } from '../../mesh/service';
import { Division, divisionsOf, meshHostsOf, sameShares, sharesByPods } from '../facts/division';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const splitBypassed: StaticRule = {
  code: 'CC117',
  name: 'split-bypassed',
  severity: Severity.WARNING,
  meaning: 'a way in sends to a Service as a whole, whose versions another object divides: a gateway\'s VirtualService, an HTTPRoute, or the rule of another host',
  consequence: 'The weights and matches of the one do not hold for the other: its requests reach all versions by the number of their pods, a canary as soon as it is ready.',
  fix: 'name the same subsets or Services with the same weights in each way in, or bind one VirtualService to all of them',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService', 'https://istio.io/latest/docs/ops/common-problems/network-issues/#route-rules-have-no-effect-on-ingress-gateway-requests'],
  *check(set): Iterable<Draft> {
    for (const sender of senders(set)) {
      const told = new Set<string>();
      for (const target of sender.routes.flatMap(route => route.targets)) {
        const division = told.has(target.fullHost) ? undefined : passedBy(set, sender, target);
        if (division !== undefined) {
          told.add(target.fullHost);
          const service = serviceAt(set, target.fullHost);
          yield {
            object: sender.object,
            field: target.field,
            related: [division.object, ...service === undefined ? [] : [service.object]],
            message: `requests that ${sender.object} sends to ${target.fullHost} reach ${pods(set, target)}, past ${division.object}, which divides them`,
          };
        }
      }
    }
  },
};

/** Who divides what a sender takes as a whole. */
function passedBy(set: Inventory, sender: Sender, target: SendingTarget): Division | undefined {
  const divisions = divisionsOf(set, target.fullHost);
  if (divisions.length === 0 || target.subset !== undefined || target.weight === 0 || divisions.some(({ object }) => object === sender.object)) {
    return undefined;
  }
  const isOwn = meshHostsOf(set, sender).has(target.fullHost);
  const service = serviceAt(set, target.fullHost);
  const plain = service === undefined ? undefined : sharesByPods(set, endpointsOf(set, service));
  return divisions.find(({ meshHosts, ports, shares }) =>
    // Two for one host of the mesh are no two ways in: one of them alone holds.
    !(isOwn && meshHosts.has(target.fullHost))
    && (target.port === undefined || ports === undefined || ports.has(target.port))
    && !sameShares(shares, plain));
}

function pods(set: Inventory, { fullHost }: SendingTarget): string {
  const service = serviceAt(set, fullHost);
  const all = service === undefined ? [] : endpointsOf(set, service);
  return all.length === 0 || all.length > 4 ? 'all versions by the number of their pods' : `${all.map(({ object }) => object).join(' and ')} by the number of their pods`;
}
