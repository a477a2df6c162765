import { prefixes } from './rewrite-prefix';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const prefixLookAlikes: StaticRule = {
  code: 'CC326',
  name: 'prefix-look-alikes',
  severity: Severity.INFO,
  meaning: 'a path prefix without a slash at its end takes look-alikes',
  consequence: '`/cart` takes `/cartoon` as well, and a rewrite mangles it.',
  fix: 'match `exact: /cart` and `prefix: /cart/`',
  sources: ['routing/r033', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, route } of routesWith(set, 'match')) {
      for (const { match, prefix } of prefixes(route)) {
        if (!prefix.endsWith('/')) {
          yield { object, field: `${match.field}.uri.prefix`, message: `${prefix} takes ${prefix}x as well as ${prefix}/x` };
        }
      }
    }
  },
};
