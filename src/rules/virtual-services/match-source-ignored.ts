import { httpMatches } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchSourceIgnored: StaticRule = {
  code: 'CC414',
  name: 'match-source-ignored',
  severity: Severity.WARNING,
  meaning: 'a match names gateways, so its sourceLabels and its sourceNamespace are not looked at',
  consequence: 'Every caller takes the route: a canary that is meant for one team gets the requests of all.',
  fix: 'leave `gateways` out of the match: sourceLabels and sourceNamespace hold for callers in the mesh by themselves',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, match } of httpMatches(set)) {
      const ignored = [...match.sourceLabels.size > 0 ? ['sourceLabels'] : [], ...match.sourceNamespace === undefined ? [] : ['sourceNamespace']];
      if (match.gateways.length > 0 && ignored.length > 0) {
        yield { object, field: match.field, message: `${ignored.join(' and ')} ${ignored.length === 1 ? 'is' : 'are'} ignored beside gateways ${match.gateways.join(', ')}: every caller takes the match` };
      }
    }
  },
};
