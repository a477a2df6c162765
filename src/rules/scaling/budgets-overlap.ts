import { Budget, budgets } from '../../mesh/budgets';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const budgetsOverlap: StaticRule = {
  code: 'CC831',
  name: 'budgets-overlap',
  severity: Severity.ERROR,
  meaning: 'two disruption budgets select the same pods',
  consequence: 'The server refuses every eviction of a pod with two budgets, so nodes cannot be drained.',
  fix: 'give each version a budget of its own, and no other one that selects its pods',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets', 'verdicts/pdb-overlap'],
  *check(set): Iterable<Draft> {
    const owner = new Map<string, Budget>();
    for (const budget of budgets(set)) {
      const shared = (budget.pods ?? []).find(({ object }) => owner.has(object.id));
      const earlier = shared === undefined ? undefined : owner.get(shared.object.id);
      if (shared !== undefined && earlier !== undefined && earlier.object.id !== budget.object.id) {
        yield { object: budget.object, field: 'spec.selector', related: [earlier.object, shared.object], message: `${earlier.object} is about the pods of ${shared.object} too` };
      }
      (budget.pods ?? []).forEach(({ object }) => owner.set(object.id, owner.get(object.id) ?? budget));
    }
  },
};
