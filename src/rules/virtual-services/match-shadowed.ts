import { coveredRoutes } from './route-unreachable';
import { shownMatch } from '../../mesh/http-match';
import { routesWith } from '../../mesh/virtual-service-routes';
import { contentOf } from '../facts/content';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchShadowed: StaticRule = {
  code: 'CC302',
  name: 'match-shadowed',
  severity: Severity.WARNING,
  meaning: 'one of the matches of a route is taken whole by a route before it, or stands in the route twice',
  consequence: 'The requests of this match go where the earlier route sends them. Of two that are the same, one was likely meant to be another.',
  fix: 'put the narrower route first, or remove the match',
  sources: ['verdicts/match-shadowed-prefix', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  istio: ['IST0130', 'IST0131'],
  *check(set): Iterable<Draft> {
    for (const { object, route, covers } of coveredRoutes(set)) {
      for (const { match, earlier, taken } of covers.length < route.matches.length ? covers : []) {
        if (match !== undefined) {
          yield { object, field: match.field, message: `${shownMatch(match)} never gets to ${route.label}: ${earlier.label} takes ${taken} before it` };
        }
      }
    }
    for (const { object, route: { matches, label } } of routesWith(set, 'match')) {
      const seen = new Set<string>();
      for (const { field, raw } of matches.length > 1 ? matches : []) {
        const { name, ...conditions } = raw;
        const text = contentOf(conditions);
        if (text !== undefined && seen.has(text)) {
          yield { object, field, message: `route ${label} has this match twice` };
        }
        seen.add(text ?? field);
      }
    }
  },
};
