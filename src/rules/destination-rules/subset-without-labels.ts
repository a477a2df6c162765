import { destinationRules } from '../../mesh/destination-rule';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const subsetWithoutLabels: StaticRule = {
  code: 'CC112',
  name: 'subset-without-labels',
  severity: Severity.WARNING,
  meaning: 'a subset beside others has no labels',
  consequence: 'It selects the pods of every version, so requests meant for one version reach the others.',
  fix: 'give the subset the label of its version',
  sources: ['verdicts/subset-without-labels'],
  *check(set): Iterable<Draft> {
    for (const { object, subsets } of destinationRules(set)) {
      if (subsets.length > 1) {
        for (const { name, field } of subsets.filter(({ labels }) => labels.size === 0)) {
          yield { object, field, message: `subset "${name}" has no labels, so it takes the pods of all versions` };
        }
      }
    }
  },
};
