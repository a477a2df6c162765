import { DestinationRule, destinationRules } from '../../mesh/destination-rule';
import { exportedTo, seenTogether } from '../../mesh/export-scope';
import { groupBy } from '../../mesh/groups';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationRuleTwice: StaticRule = {
  code: 'CC202',
  name: 'destination-rule-twice',
  severity: Severity.WARNING,
  meaning: 'two DestinationRules of one namespace are about one host, and some callers see both (information where the two say nothing twice)',
  consequence: 'Istio merges them: the traffic policy of the older one counts, the other is dropped, and so is a subset whose name both have.',
  fix: 'keep one DestinationRule for each host',
  sources: ['routing/r116', 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services'],
  *check(set): Iterable<Draft> {
    const whole = destinationRules(set).filter(({ hasWorkloadSelector, host }) => !hasWorkloadSelector && host !== '');
    for (const group of groupBy(whole, ({ object, fullHost }) => `${object.namespace} ${fullHost}`).values()) {
      for (const [index, rule] of group.entries()) {
        const other = group.slice(0, index).find(each => seenTogether(viewers(each), viewers(rule)));
        if (other !== undefined) {
          const twice = saidTwice(other, rule);
          yield {
            object: rule.object,
            related: [other.object],
            field: 'spec.host',
            message: `${other.object} is about ${rule.fullHost} as well${twice === undefined ? '' : `, and both say ${twice}: that of the younger is dropped`}`,
            ...twice === undefined && { severity: Severity.INFO },
          };
        }
      }
    }
  },
};

function viewers({ exportTo, object }: DestinationRule): ReadonlySet<string> {
  return exportedTo(exportTo, object.namespace);
}

/** What of two is lost when they are merged. */
function saidTwice(one: DestinationRule, other: DestinationRule): string | undefined {
  const subset = one.subsets.find(({ name }) => other.subsets.some(each => each.name === name));
  return one.trafficPolicy !== undefined && other.trafficPolicy !== undefined ? 'a trafficPolicy' : subset === undefined ? undefined : `a subset "${subset.name}"`;
}
