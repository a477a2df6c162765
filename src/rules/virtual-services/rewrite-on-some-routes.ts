import { lacking } from './policy-on-some-routes';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const rewriteOnSomeRoutes: StaticRule = {
  code: 'CC532',
  name: 'rewrite-on-some-routes',
  severity: Severity.WARNING,
  meaning: 'of the routes for the same paths to one Service some rewrite the path or the host, others do not',
  consequence: 'The pods get other paths by one route than by the other: whoever matches the route without gets 404 from a version that is fine. Often the canary\'s route was forgotten.',
  fix: 'repeat the rewrite on every route to the Service',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of new Set(routesWith(set, 'rewrite').map(({ service }) => service))) {
      for (const { route, having } of lacking(http, ['rewrite'])) {
        const hosts = new Set(route.destinations.map(({ fullHost }) => fullHost));
        const sister = having.find(({ destinations }) => destinations.some(({ fullHost }) => hosts.has(fullHost)));
        if (sister !== undefined) {
          yield { object, field: route.field, message: `route ${route.label} has no rewrite, ${sister.label} for the same paths and the same Service has` };
        }
      }
    }
  },
};
