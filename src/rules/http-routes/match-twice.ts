import { groupBy } from '../../mesh/groups';
import { HttpRouteResource, RouteMatch, requestRoutes } from '../../mesh/http-route';
import { asString, get, objects } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchTwice: StaticRule = {
  code: 'CC658',
  name: 'httproute-match-twice',
  severity: Severity.WARNING,
  meaning: 'two rules on one parent match the same requests',
  consequence: 'The older route wins, then the first rule: the other one never gets a request.',
  fix: 'remove one, or let it match more narrowly',
  sources: ['gateway-api/h068', 'gateway-api/h109'],
  *check(set): Iterable<Draft> {
    const attached = requestRoutes(set).flatMap(route => route.parents.map(parent => ({
      route,
      key: [route.object.kind, parent.kind, parent.namespace, parent.name, parent.port ?? '', parent.sectionName ?? '', ...parent.kind === 'Service' ? [route.object.namespace] : [...route.hostnames].sort()].join(' '),
    })));
    const told = new Set<string>();
    for (const group of groupBy(attached, item => item.key).values()) {
      const taken = new Map<string, HttpRouteResource>();
      for (const { route } of new Set(group)) {
        for (const match of route.rules.flatMap(rule => rule.matches)) {
          const key = conditions(match);
          const earlier = taken.get(key);
          if (earlier === undefined) {
            taken.set(key, route);
          } else if (!told.has(`${route.object.id} ${match.field}`)) {
            told.add(`${route.object.id} ${match.field}`);
            yield { object: route.object, related: earlier === route ? [] : [earlier.object], field: match.field, message: `${earlier === route ? 'a rule before it' : earlier.object} takes the same requests` };
          }
        }
      }
    }
  },
};

/** What a match asks for, in a text that is the same for the same requests. */
function conditions({ raw, pathType, path }: RouteMatch): string {
  const list = (key: string): string[] => objects(raw, key)
    .map(entry => [asString(get(entry, 'name'))?.toLowerCase(), get(entry, 'type') ?? 'Exact', get(entry, 'value')].map(String).join(' ')).sort();
  return JSON.stringify([pathType, path, get(raw, 'method'), list('headers'), list('queryParams')]);
}
