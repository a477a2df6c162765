import { Budget, budgets } from '../../mesh/budgets';
import { Inventory } from '../../mesh/inventory';
import { fewestInstances } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const budgetBlocksEviction: StaticRule = {
  code: 'CC830',
  name: 'budget-blocks-eviction',
  severity: Severity.WARNING,
  meaning: 'a disruption budget never lets a pod go: it asks for as many available as there are, or allows none unavailable',
  consequence: 'Nodes cannot be drained: upgrades of the cluster stop here until somebody removes the budget.',
  fix: 'ask for fewer than there are instances, or allow one to be unavailable',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  *check(set): Iterable<Draft> {
    for (const budget of budgets(set)) {
      const message = fault(set, budget);
      if (message !== undefined) {
        yield { object: budget.object, field: budget.maxUnavailable === undefined ? 'spec.minAvailable' : 'spec.maxUnavailable', related: budget.pods?.map(pods => pods.object), message };
      }
    }
  },
};

function fault(set: Inventory, { minAvailable: least, maxUnavailable: most, pods }: Budget): string | undefined {
  if (most === 0 || most === '0%') {
    return 'maxUnavailable is 0, so no pod may ever be evicted';
  }
  if (least === '100%') {
    return 'minAvailable is 100%, so no pod may ever be evicted';
  }
  const counts = (pods ?? []).map(each => fewestInstances(set, each));
  if (typeof least !== 'number' || counts.length === 0 || counts.includes(undefined)) {
    return undefined;
  }
  const all = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return all > 0 && least >= all ? `minAvailable is ${least}, and there may be ${all === 1 ? 'one instance' : `${all} instances`} only` : undefined;
}
