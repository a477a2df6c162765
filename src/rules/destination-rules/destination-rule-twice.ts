import { destinationRules } from '../../mesh/destination-rule';
import { groupBy } from '../../mesh/groups';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationRuleTwice: StaticRule = {
  code: 'CC202',
  name: 'destination-rule-twice',
  severity: Severity.WARNING,
  meaning: 'two DestinationRules of one namespace are about one host',
  consequence: 'Istio merges them: the traffic policy of the older one counts, the other is dropped, and so is a subset whose name both have.',
  fix: 'keep one DestinationRule for each host',
  sources: ['routing/r116', 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services'],
  *check(set): Iterable<Draft> {
    const whole = destinationRules(set).filter(({ hasWorkloadSelector, host }) => !hasWorkloadSelector && host !== '');
    for (const group of groupBy(whole, ({ object, fullHost }) => `${object.namespace} ${fullHost}`).values()) {
      for (const rule of group.slice(1)) {
        yield { object: rule.object, related: [group[0].object], field: 'spec.host', message: `${group[0].object} is about ${rule.fullHost} as well` };
      }
    }
  },
};
