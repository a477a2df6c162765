import { Inventory } from '../../mesh/inventory';
import { Service, endpointsOf } from '../../mesh/service';
import { subsetPods } from '../../mesh/subset-pods';
import { otherVersion } from '../facts/other-version';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const subsetOfOtherVersion: StaticRule = {
  code: 'CC116',
  name: 'subset-of-other-version',
  severity: Severity.WARNING,
  meaning: 'a subset has the name of one version and the label of another',
  consequence: 'Requests meant for the one version reach the other.',
  fix: 'give the subset the label of the version that it is called after',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset'],
  *check(set): Iterable<Draft> {
    for (const { rule, subset, service } of subsetPods(set)) {
      const other = otherVersion(subset.name, subset.labels, key => valuesOf(set, service, key));
      if (other !== undefined) {
        yield { object: rule.object, field: `${subset.field}.labels`, message: `subset "${subset.name}" selects ${other.key}=${other.has}, though there are pods with ${other.key}=${other.said}` };
      }
    }
  },
};

function valuesOf(set: Inventory, service: Service, key: string): ReadonlySet<string> {
  return new Set(endpointsOf(set, service).flatMap(({ labels }) => labels.get(key) ?? []));
}
