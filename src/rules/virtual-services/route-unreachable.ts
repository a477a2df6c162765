import { followed } from '../../mesh/delegates';
import { HttpMatch, matchCovers, shownMatch, takesEveryCaller, takesEveryRequest } from '../../mesh/http-match';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { HttpRoute, VirtualService, virtualServices } from '../../mesh/virtual-service';
import { routesOf } from '../../traffic/route';
import { Atom, routeAtoms } from '../../traffic/space/atom';
import { solve } from '../../traffic/space/solve';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const routeUnreachable: StaticRule = {
  code: 'CC301',
  name: 'route-unreachable',
  severity: Severity.WARNING,
  meaning: 'the routes before it take every request that a route matches',
  consequence: 'Routes are tried in order and the first that matches wins: this one never does. A canary behind a broader route gets no request.',
  fix: 'put the narrower route first, or remove it',
  sources: ['verdicts/match-after-catchall', 'verdicts/match-shadowed-prefix', 'verdicts/match-duplicate', 'verdicts/match-two-catchalls', 'routing/r096',
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  istio: ['IST0130', 'IST0131'],
  *check(set): Iterable<Draft> {
    for (const { object, route, covers: [first, ...others] } of coveredRoutes(set)) {
      if (1 + others.length === Math.max(1, route.matches.length)) {
        yield { object, field: route.field, message: `route ${route.label} is never reached: ${first.earlier.label} takes ${first.taken} before it` };
      }
    }
    for (const service of virtualServices(set)) {
      yield* takenTogether(set, service).map(route => ({ object: service.object, field: route.field, message: `route ${route.label} is never reached: the routes before it take every request together` }));
    }
  },
};

/** Routes are compared with all before them; above this many, one by one only. */
const MOST_ROUTES = 40;

/** Routes of which no earlier one takes everything, but all of them do: one with a header and one without it leave nothing. */
function takenTogether(set: Inventory, { object, http }: VirtualService): HttpRoute[] {
  const isSimple = http.length > 2 && http.length <= MOST_ROUTES && http.every(({ delegate }) => delegate === undefined) && http.some(({ matches }) => matches.length > 0);
  const routes = isSimple ? routesOf(http.map(({ rule }) => rule)) : [];
  const covered = new Set(coveredRoutes(set).filter(each => each.object === object).map(({ route }) => route));
  const before: (readonly Atom[])[] = [];
  const alive = new Set<number>();
  for (const route of routes) {
    const atoms = routeAtoms(route);
    const isContradiction = solve(atoms, []).answer === 'no';
    if (isContradiction || solve(atoms, before).answer !== 'no') {
      alive.add(route.rule.index);
    }
    before.push(atoms);
  }
  return routes.length === 0 ? [] : http.filter(route => !alive.has(route.index) && !covered.has(route));
}

/** A match that an earlier route takes whole. */
export interface Covered {
  readonly match?: HttpMatch;
  readonly earlier: HttpRoute;
  readonly taken: string;
}

/** Routes of which something is taken before. */
export const coveredRoutes: (set: Inventory) => readonly { readonly object: ManifestObject; readonly route: HttpRoute; readonly covers: readonly Covered[] }[] = perSet(set =>
  virtualServices(set).filter(({ http }) => http.length > 1)
    .flatMap(service => [...coverage(service, route => takesAllByDelegate(set, route))]
      .filter(({ covers }) => covers.length > 0).map(covered => ({ object: service.object, ...covered }))));

/** For each route, which of its matches an earlier route takes; a route without matches is taken only by another one. */
function* coverage({ http }: VirtualService, delegatesAll: (route: HttpRoute) => boolean): Iterable<{ readonly route: HttpRoute; readonly covers: readonly Covered[] }> {
  let catchAll: HttpRoute | undefined;
  const before: { readonly earlier: HttpRoute; readonly match: HttpMatch }[] = [];
  for (const route of http) {
    const covers: Covered[] = [];
    for (const match of route.matches) {
      const wide = catchAll === undefined ? before.find(item => matchCovers(item.match, match)) : undefined;
      if (catchAll !== undefined) {
        covers.push({ match, earlier: catchAll, taken: 'every request' });
      } else if (wide !== undefined) {
        covers.push({ match, earlier: wide.earlier, taken: shownMatch(wide.match) });
      }
    }
    if (route.matches.length === 0 && catchAll !== undefined) {
      covers.push({ earlier: catchAll, taken: 'every request' });
    }
    yield { route, covers };
    // What a delegate does not take goes on to the next route.
    if (route.delegate === undefined) {
      before.push(...route.matches.map(match => ({ earlier: route, match })));
      catchAll ??= takesAll(route) ? route : undefined;
    } else if (takesAll(route) && delegatesAll(route)) {
      catchAll ??= route;
    }
  }
}

function takesAll({ matches }: HttpRoute): boolean {
  return matches.length === 0 || matches.some(match => takesEveryRequest(match) && takesEveryCaller(match));
}

function takesAllByDelegate(set: Inventory, route: HttpRoute): boolean {
  return followed(set).some(link => link.route === route && link.delegate.http.some(takesAll));
}
