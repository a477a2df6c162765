import { budgets } from '../../mesh/budgets';
import { podsAnywhereWith, podsIn } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const budgetSelectsNothing: StaticRule = {
  code: 'CC832',
  name: 'budget-selects-nothing',
  severity: Severity.WARNING,
  meaning: 'a disruption budget selects no pods, though the files show some in its namespace, or show those that it would select in another',
  consequence: 'Nothing is protected: a drain may take all pods of a version at once.',
  fix: 'select labels that the pods carry',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/', 'verdicts/pdb-selects-nothing'],
  *check(set): Iterable<Draft> {
    for (const { object, pods, matchLabels: labels } of budgets(set)) {
      if (pods === undefined || pods.length > 0) {
        continue;
      }
      if (podsIn(set, object.namespace).length > 0) {
        yield { object, field: 'spec.selector', message: `no pods in the files are selected by ${object}` };
      } else if (labels.size > 0 && podsAnywhereWith(set, labels).length > 0) {
        yield { object, field: 'metadata.namespace', message: `the files show pods for ${object} in another namespace only: ${podsAnywhereWith(set, labels).map(each => each.object).join(', ')}` };
      }
    }
  },
};
