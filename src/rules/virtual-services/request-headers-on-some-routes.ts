import { lacking } from './policy-on-some-routes';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const requestHeadersOnSomeRoutes: StaticRule = {
  code: 'CC533',
  name: 'headers-on-some-routes',
  severity: Severity.INFO,
  meaning: 'of the routes for the same paths to one Service some edit headers, others do not',
  consequence: 'The pods, or the callers, get other headers by one route than by the other.',
  fix: 'repeat the headers on every route to the Service, where they are not meant for one version alone',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of new Set(routesWith(set, 'headers').map(({ service }) => service))) {
      for (const { route } of lacking(http, ['headers'])) {
        yield { object, field: route.field, message: `route ${route.label} edits no headers, other routes for the same paths do` };
      }
    }
  },
};
