import { lacking } from './policy-on-some-routes';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const corsOnSomeRoutes: StaticRule = {
  code: 'CC531',
  name: 'cors-on-some-routes',
  severity: Severity.WARNING,
  meaning: 'of the routes for the same paths some have a CORS policy, others do not',
  consequence: 'Browsers refuse the answers of the routes without; and a preflight carries none of the request\'s headers, so it is answered by another route than the request.',
  fix: 'repeat the policy on every route',
  sources: ['routing/r173', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of new Set(routesWith(set, 'corsPolicy').map(({ service }) => service))) {
      for (const { route, lacks } of lacking(http, ['corsPolicy'])) {
        yield { object, field: route.field, message: `route ${route.label} has no ${lacks}, other routes have` };
      }
    }
  },
};
