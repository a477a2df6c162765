import { Hosts } from '../../mesh/hosts';
import { isService, requestRoutes } from '../../mesh/http-route';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { virtualServices } from '../../mesh/virtual-service';
import { resolveDestinations } from '../../traffic/destination';
import { isCatchAll } from '../../traffic/route';
import { RuleIndex } from '../../traffic/rule-index';
import { RuleSet } from '../../traffic/rule-set';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const besideVirtualService: StaticRule = {
  code: 'CC650',
  name: 'httproute-beside-virtual-service',
  severity: Severity.ERROR,
  meaning: 'an HTTPRoute or GRPCRoute and a VirtualService are about one Service on the mesh',
  consequence: 'Which of the two holds depends on the caller: one answers, the other is silent. With the same shares in both, as in a move from one to the other, that makes no difference.',
  fix: 'keep one of the two',
  sources: ['verdicts/api-httproute-and-vs', 'gateway-api/h077', 'transitions/u236', 'transitions/u241'],
  *check(set): Iterable<Draft> {
    for (const { object, parents } of requestRoutes(set)) {
      for (const { name, namespace, field } of parents.filter(isService)) {
        const other = byMeshHost(set).get(set.hostOf({ name, namespace }));
        if (other !== undefined && !sendTheSame(set, set.hostOf({ name, namespace }), [other, object])) {
          yield { object, related: [other], field, message: `${other} is about Service ${namespace}/${name} as well` };
        }
      }
    }
  },
};

const byMeshHost = perSet(set => new Map(virtualServices(set).filter(({ mesh }) => mesh).reverse()
  .flatMap(({ object, hosts }) => hosts.map(({ fullHost }) => [fullHost, object] as const))));

/** Whether both give every request the same shares of the same pods; only what takes all requests alike is compared. */
function sendTheSame(set: Inventory, host: string, rules: readonly ManifestObject[]): boolean {
  const sets = RuleIndex.of(set).all.filter(candidate => candidate.gateways.includes('mesh') && candidate.hosts.includes(host));
  const port = (candidate: RuleSet): number => Hosts.of(set).find(host, candidate.namespace)?.ports[0]?.number ?? 80;
  const ofRule = (object: ManifestObject): RuleSet[] => sets.filter(({ routes }) => routes.some(({ rule }) => rule.object === object));
  const [first, second] = rules.map(object => ofRule(object).map(candidate => sharesOf(set, candidate, port(candidate))));
  return first.length > 0 && second.length > 0 && [...first, ...second].every(shares => shares !== undefined && shares === first[0]);
}

/** `Deployment shop/web-v1 9/10` and so on, where one route takes everything. */
function sharesOf(set: Inventory, { namespace, routes: [route, ...others] }: RuleSet, port: number): string | undefined {
  if (route === undefined || others.length > 0 || !isCatchAll(route) || route.match?.sourceNamespace !== undefined || (route.match?.sourceLabels.size ?? 0) > 0) {
    return undefined;
  }
  const destinations = resolveDestinations(set, { namespace, labels: new Map(), gateway: 'mesh' }, route.rule.destinations, port);
  return destinations.map(({ endpoints, known, share }) => `${endpoints.workloads.length > 0 ? endpoints.workloads.map(({ object }) => object.id).sort().join() : known?.name} ${share.toString()}`).sort().join();
}
