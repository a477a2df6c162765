import { httpMatches } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchCaseIgnored: StaticRule = {
  code: 'CC415',
  name: 'match-case-ignored',
  severity: Severity.WARNING,
  meaning: 'a match asks for a path by a regular expression and ignoreUriCase, which holds for exact and prefix only',
  consequence: 'Paths in another case do not take the route.',
  fix: 'begin the expression with (?i), or match by exact or prefix',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, match } of httpMatches(set)) {
      if (match.ignoreUriCase && match.uri?.kind === 'regex' && !match.uri.value.includes('(?i')) {
        yield { object, field: `${match.field}.ignoreUriCase`, message: `ignoreUriCase does nothing for the regular expression ${JSON.stringify(match.uri.value)}` };
      }
    }
  },
};
