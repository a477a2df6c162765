import { groupBy } from '../../mesh/groups';
import { takesEveryPath } from '../../mesh/http-match';
import { shown } from '../../mesh/match-relation';
import { HttpRoute, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { has } from './action-missing';
import { Draft, StaticRule } from '../rule';

export const policyOnSomeRoutes: StaticRule = {
  code: 'CC530',
  name: 'policy-on-some-routes',
  severity: Severity.INFO,
  meaning: 'of the routes for the same paths some have a timeout or retries, others do not',
  consequence: 'Policies belong to routes: whoever matches another route waits without end, or is retried as the mesh says. Often the canary\'s route was forgotten.',
  fix: 'repeat the policy on every route',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of virtualServices(set)) {
      for (const { route, lacks } of lacking(http, ['timeout', 'retries'])) {
        yield { object, field: route.field, message: `route ${route.label} has no ${lacks}, other routes have` };
      }
    }
  },
};

/** A route, what it lacks, and the routes for the same paths that have it. */
interface Lacking {
  readonly route: HttpRoute;
  readonly lacks: string;
  readonly having: readonly HttpRoute[];
}

/** Routes that send requests on and lack what another one for the same paths has. */
export function* lacking(http: readonly HttpRoute[], keys: readonly string[]): Iterable<Lacking> {
  const sending = http.length < 2 ? [] : http.filter(({ destinations }) => destinations.length > 0);
  for (const lacks of keys) {
    const owning = sending.filter(({ raw }) => has(raw, lacks));
    if (owning.length === 0 || owning.length === sending.length) {
      continue;
    }
    const byPaths = groupBy(owning, paths);
    yield* sending.filter(route => !has(route.raw, lacks)).flatMap(route => {
      const having = byPaths.get(paths(route));
      return having === undefined ? [] : [{ route, lacks, having }];
    });
  }
}

function paths({ matches }: HttpRoute): string {
  return [...new Set(matches.map(match => takesEveryPath(match) || match.uri === undefined ? '' : shown(match.uri)))].sort().join(' ');
}
