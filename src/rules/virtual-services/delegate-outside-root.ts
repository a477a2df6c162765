import { mergeDelegate } from '../../mesh/delegate';
import { followed } from '../../mesh/delegates';
import { shownMatch } from '../../mesh/http-match';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const delegateOutsideRoot: StaticRule = {
  code: 'CC383',
  name: 'delegate-outside-root',
  severity: Severity.WARNING,
  meaning: 'a delegate\'s match is outside its root\'s, or cannot be joined with it',
  consequence: 'Istio drops the whole route without a word. On one property it joins only exact and prefix, the delegate\'s inside the root\'s.',
  fix: 'match in the delegate what the root\'s match leaves, without regular expressions on the property that both ask for',
  sources: ['verdicts/delegate-match-regex-root', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate'],
  *check(set): Iterable<Draft> {
    for (const { root, route, delegate } of followed(set)) {
      for (const { field, matches, label, rule } of delegate.http) {
        if (mergeDelegate(route.rule, rule) === undefined) {
          yield {
            object: delegate.object,
            related: [root.object],
            field: `${field}.match`,
            message: `route ${label} matches ${matches.map(shownMatch).join(' or ')}, and ${root.object} delegates ${route.matches.map(shownMatch).join(' or ')}`,
          };
        }
      }
    }
  },
};
