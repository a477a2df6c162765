import { has } from './action-missing';
import { PlainObject, asObject, asString, get } from '../../mesh/manifest';
import { fulfils } from '../../mesh/match-relation';
import { HttpRoute } from '../../mesh/virtual-service';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const redirectLoop: StaticRule = {
  code: 'CC328',
  name: 'redirect-loop',
  severity: Severity.WARNING,
  meaning: 'a redirect leads to a path that its own route takes',
  consequence: 'Clients follow it in a circle until they give up.',
  fix: 'redirect to another path, host or scheme, or let the route not match the new path',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect'],
  *check(set): Iterable<Draft> {
    for (const { object, route } of routesWith(set, 'redirect')) {
      const redirect = asObject(get(route.raw, 'redirect'));
      const path = asString(get(redirect, 'uri')) ?? '';
      if (redirect !== undefined && path.startsWith('/') && staysOnHost(redirect) && takes(route, path)) {
        yield { object, field: `${route.field}.redirect`, message: `route ${route.label} redirects to ${path}, which it takes itself` };
      }
    }
  },
};

function staysOnHost(redirect: PlainObject): boolean {
  return !['authority', 'scheme', 'port', 'derivePort'].some(key => has(redirect, key));
}

/** Only where the path alone decides; what else a match asks for may differ in the next request. */
function takes({ matches }: HttpRoute, path: string): boolean {
  return matches.length === 0 || matches.some(({ uri, raw }) => Object.keys(raw).every(key => ['uri', 'name', 'port'].includes(key)) && (uri === undefined || fulfils(path, uri)));
}
