import { shownMatch } from '../../mesh/http-match';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchEmpty: StaticRule = {
  code: 'CC412',
  name: 'match-empty',
  severity: Severity.WARNING,
  meaning: 'a match without a condition stands beside others',
  consequence: 'One match is enough: the empty one takes every request, and the others mean nothing.',
  fix: 'remove the empty match, or the others',
  sources: ['routing/r047', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { matches } } of routesWith(set, 'match')) {
      const empty = matches.length > 1 ? matches.find(match => shownMatch(match) === 'every request') : undefined;
      if (empty !== undefined) {
        yield { object, field: empty.field, message: 'the match has no condition, so the route takes every request' };
      }
    }
  },
};
