import { byPrecedence } from './route-precedence';
import { RuleSet } from './rule-set';
import { byAge } from '../mesh/age';
import { httpRouteRules } from '../mesh/http-route-rules';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { bindingsOf } from '../mesh/parent-ref';

/** Routes of one kind that are merged: those of one namespace and port for a host of the mesh, those at one listener for one hostname. */
interface Group {
  readonly host: string;
  readonly gateway: string;
  readonly port?: number;
  readonly routes: ManifestObject[];
}

function groupRoutes(set: Inventory): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const route of [...set.ofKind('HTTPRoute'), ...set.ofKind('GRPCRoute')].sort(byAge)) {
    for (const binding of bindingsOf(set, route)) {
      const place = binding.to === 'mesh' ? { gateway: 'mesh', port: binding.port } : { gateway: binding.listener.id };
      const owner = binding.to === 'mesh' ? `${route.namespace}/${binding.port ?? ''}` : '';
      for (const host of binding.hosts) {
        const key = `${route.kind} ${place.gateway} ${owner} ${host}`;
        const group = groups.get(key);
        if (group === undefined) {
          groups.set(key, { ...place, host, routes: [route] });
        } else if (!group.routes.includes(route)) {
          group.routes.push(route);
        }
      }
    }
  }
  return groups.values();
}

/** HTTPRoutes and GRPCRoutes as rules about hosts, the rules of several on one parent sorted together. */
export function httpRouteRuleSets(set: Inventory): RuleSet[] {
  return [...groupRoutes(set)].map(({ host, gateway, port, routes }) => new RuleSet(routes[0], [host], [gateway], [], true,
    () => byPrecedence(routes.flatMap(route => byPrecedence(httpRouteRules(set, route, port, gateway !== 'mesh'))))));
}
