import { DestinationRule, destinationRules, isLookedUpByAll, rulesFor } from '../../mesh/destination-rule';
import { exportedTo, leftOut } from '../../mesh/export-scope';
import { groupBy } from '../../mesh/groups';
import { Inventory } from '../../mesh/inventory';
import { asString, get } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { Destination, VirtualService } from '../../mesh/virtual-service';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationRuleUnseen: StaticRule = {
  code: 'CC211',
  name: 'destination-rule-unseen',
  severity: Severity.WARNING,
  meaning: 'a route sends callers to a subset whose DestinationRule they do not see: in a namespace nobody looks in, not exported to them, or for some workloads only',
  consequence: 'A DestinationRule is looked up in the caller\'s namespace, then the Service\'s, then the root namespace. For everybody else its subsets do not exist: 503.',
  fix: 'put the DestinationRule into the namespace of its Service, export it as far as the VirtualService, without a workloadSelector',
  sources: ['routing/r114', 'routing/r124', 'verdicts/subset-dr-fqdn-other-namespace', 'verdicts/policy-workload-selector',
    'https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration'],
  *check(set): Iterable<Draft> {
    for (const rule of destinationRules(set)) {
      // Nearly all rules are seen by everybody.
      if (!rule.hasWorkloadSelector && rule.exportTo.length === 0 && isLookedUpByAll(set, rule)) {
        continue;
      }
      for (const { service, destination } of subsetUses(set).get(rule.fullHost) ?? []) {
        const names = rule.subsets.some(({ name }) => name === destination.subset);
        const message = names ? problem(set, rule, service, destination) : undefined;
        if (message !== undefined) {
          yield { object: rule.object, related: [service.object], message: `${message}; ${service.object} sends them to subset ${destination.subset}` };
          break;
        }
      }
    }
  },
};

const subsetUses = perSet(set => groupBy(destinationsIn(set).filter(({ destination }) => destination.subset !== undefined), ({ destination }) => destination.fullHost));

function problem(set: Inventory, rule: DestinationRule, service: VirtualService, destination: Destination): string | undefined {
  const { subset, fullHost } = destination;
  const others = rulesFor(set, fullHost).filter(other => other !== rule && other.subsets.some(({ name }) => name === subset));
  if (others.some(other => missed(set, other, service, destination) === undefined)) {
    return undefined;
  }
  return missed(set, rule, service, destination);
}

/** Which callers of the VirtualService do not see the rule, in words. */
function missed(set: Inventory, rule: DestinationRule, service: VirtualService, destination: Destination): string | undefined {
  const { namespace } = rule.object;
  const callers = callersOf(service, destination);
  if (rule.hasWorkloadSelector) {
    return `only the workloads of its workloadSelector in ${namespace} see this DestinationRule`;
  }
  if (!isLookedUpByAll(set, rule)) {
    return [...callers].every(caller => caller === namespace) ? undefined : `only callers in ${namespace} look for a DestinationRule there`;
  }
  // What a gateway's proxies see depends on where they run, which its manifests do not say.
  const blind = service.mesh ? leftOut(callers, exportedTo(rule.exportTo, namespace)) : [];
  return blind.length === 0 ? undefined : `it is exported to ${rule.exportTo.join(', ')}, not to ${blind.map(caller => caller === '*' ? 'callers elsewhere' : caller).join(', ')}`;
}

/** Namespaces whose calls go to a destination; all, unless the VirtualService or all matches of the route say otherwise. */
function callersOf({ exportTo, object, http }: VirtualService, destination: Destination): ReadonlySet<string> {
  const exported = exportedTo(exportTo, object.namespace);
  const namespaces = http.filter(({ destinations, mirrors }) => destinations.includes(destination) || mirrors.includes(destination)).flatMap(route => route.matches.length === 0 ? [undefined] : route.matches.map(match => asString(get(match.raw, 'sourceNamespace'))));
  return exported.has('*') && namespaces.length > 0 && namespaces.every(namespace => namespace !== undefined)
    ? new Set(namespaces as string[])
    : exported;
}
