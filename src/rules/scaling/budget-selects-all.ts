import { budgets } from '../../mesh/budgets';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const budgetSelectsAll: StaticRule = {
  code: 'CC833',
  name: 'budget-selects-all',
  severity: Severity.WARNING,
  meaning: 'a disruption budget has an empty selector',
  consequence: 'It is about all pods of the namespace together: one service may lose all its pods while others fulfil the budget.',
  fix: 'select the pods of one version',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors'],
  *check(set): Iterable<Draft> {
    for (const { object, selectsAll } of budgets(set)) {
      if (selectsAll) {
        yield { object, field: 'spec.selector', message: `${object} selects every pod of the namespace` };
      }
    }
  },
};
