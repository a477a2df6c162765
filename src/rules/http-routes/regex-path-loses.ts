import { RouteMatch, httpRoutes } from '../../mesh/http-route';
import { covers } from '../../mesh/match-relation';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const regexPathLoses: StaticRule = {
  code: 'CC655',
  name: 'httproute-regex-path',
  severity: Severity.WARNING,
  meaning: 'a path is matched by a regular expression beside a rule whose prefix takes the same paths',
  consequence: 'Istio sorts exact paths first, then prefixes, then expressions, and a rule without a path is the prefix /: the rule with the expression never gets a request.',
  fix: 'match the path by Exact or PathPrefix, or give the other rule an expression too',
  sources: ['gateway-api/h057', 'gateway-api/h117'],
  *check(set): Iterable<Draft> {
    for (const { object, rules } of httpRoutes(set)) {
      const prefixes = rules.flatMap(rule => rule.matches).filter(match => match.pathType === 'PathPrefix' && !match.hasConditions);
      for (const match of rules.flatMap(rule => rule.matches).filter(({ pathType }) => pathType === 'RegularExpression')) {
        const winner = prefixes.find(prefix => takes(prefix, match));
        if (winner !== undefined) {
          yield { object, field: match.field, message: `the prefix ${winner.path} of ${winner.field} goes before the expression ${match.path}` };
        }
      }
    }
  },
};

function takes(prefix: RouteMatch, expression: RouteMatch): boolean {
  return covers({ kind: 'prefix', value: prefix.path }, { kind: 'regex', value: expression.path.startsWith('/') ? expression.path : `/${expression.path}` });
}
