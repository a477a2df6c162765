import { followed } from './links';
import { HttpMatch, shownMatch } from '../facts/http-match';
import { StringMatch } from '../facts/string-match';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const delegateOutsideRoot: StaticRule = {
  code: 'CC383',
  name: 'delegate-outside-root',
  severity: Severity.WARNING,
  meaning: 'a delegate\'s match is outside its root\'s, or cannot be joined with it',
  consequence: 'Istio drops the match without a word, and the route with its last one. On one property it joins only exact and prefix, the delegate\'s inside the root\'s.',
  fix: 'match in the delegate what the root\'s match leaves, without regular expressions on the property that both ask for',
  sources: ['verdicts/delegate-match-regex-root', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate'],
  *check(set): Iterable<Draft> {
    for (const { root, route, delegate } of followed(set)) {
      for (const { matches } of route.matches.length === 0 ? [] : delegate.http) {
        for (const match of matches) {
          if (route.matches.every(outer => cannotJoin(outer, match))) {
            yield {
              object: delegate.object,
              related: [root.object],
              field: match.field,
              message: `${shownMatch(match)} is not inside ${route.matches.map(shownMatch).join(' or ')}, which ${root.object} delegates`,
            };
          }
        }
      }
    }
  },
};

function cannotJoin(root: HttpMatch, leaf: HttpMatch): boolean {
  return (['uri', 'scheme', 'method', 'authority'] as const).some(property => conflicts(root[property], leaf[property]))
    || (['headers', 'withoutHeaders', 'queryParams'] as const).some(property => [...root[property]].some(([name, match]) => conflicts(match, leaf[property].get(name))))
    || root.port !== undefined && leaf.port !== undefined && root.port !== leaf.port
    || root.sourceNamespace !== undefined && leaf.sourceNamespace !== undefined && root.sourceNamespace !== leaf.sourceNamespace
    || [...root.sourceLabels].some(([key, value]) => (leaf.sourceLabels.get(key) ?? value) !== value)
    || root.gateways.length > 0 && leaf.gateways.some(gateway => !root.gateways.includes(gateway));
}

function conflicts(root: StringMatch | undefined, leaf: StringMatch | undefined): boolean {
  if (root === undefined || leaf === undefined) {
    return false;
  }
  switch (root.kind) {
    case 'exact': return leaf.kind !== 'exact' || leaf.value !== root.value;
    case 'prefix': return leaf.kind !== 'exact' && leaf.kind !== 'prefix' || !leaf.value.startsWith(root.value);
    case 'regex': return true;
    case 'present': return leaf.kind === 'regex';
  }
}
