import { Problem, shown } from './problem';
import { Stage } from './stage';

/** How many pods of a version may be taken away on purpose, by a drained node for one: a count, or a percentage such as `50%`. */
export type DisruptionBudget = { readonly minAvailable: number | string } | { readonly maxUnavailable: number | string };

/** Exactly one of the two, each a whole number or a percentage. */
export function disruptionBudgetOf({ minAvailable, maxUnavailable }: { minAvailable?: number | string; maxUnavailable?: number | string }): DisruptionBudget {
  if ((minAvailable === undefined) === (maxUnavailable === undefined)) {
    throw new Problem(`disruptionBudget has ${minAvailable === undefined ? 'neither minAvailable nor' : 'both minAvailable and'} maxUnavailable, allowed is one of them`);
  }
  return minAvailable === undefined
    ? { maxUnavailable: checked(maxUnavailable, 'maxUnavailable') }
    : { minAvailable: checked(minAvailable, 'minAvailable') };
}

/** Refuses a budget that would let no pod of a version go in some stage: no node that runs one could be drained. */
export function checkLeavesRoom(version: string, budget: DisruptionBudget, stages: readonly Stage[]): void {
  for (const stage of stages) {
    const instances = stage.instances.get(version);
    if (instances !== undefined && evictable(budget, instances) < 1) {
      const [name, value] = 'minAvailable' in budget ? ['minAvailable', budget.minAvailable] : ['maxUnavailable', budget.maxUnavailable];
      throw new Problem(`disruptionBudget.${name} is ${shown(value)}, ${arithmetic(budget, instances)} of the ${instances} instances of ${version} in stage "${stage.name}": none could be evicted, ${
        'minAvailable' in budget ? 'lower it, give the version more instances or say maxUnavailable: 1' : 'raise it to 1 or more'}`);
    }
  }
}

function evictable(budget: DisruptionBudget, instances: number): number {
  return 'minAvailable' in budget ? instances - pods(budget.minAvailable, instances) : pods(budget.maxUnavailable, instances);
}

function arithmetic(budget: DisruptionBudget, instances: number): string {
  return 'minAvailable' in budget ? `which keeps ${pods(budget.minAvailable, instances)}` : `which is ${pods(budget.maxUnavailable, instances)}`;
}

/** Percentages are rounded up, for both. @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages */
function pods(value: number | string, instances: number): number {
  return typeof value === 'number' ? value : Math.ceil((instances * Number(value.slice(0, -1))) / 100);
}

function checked(value: number | string | undefined, what: string): number | string {
  const percent = typeof value === 'string' ? /^(\d{1,3})%$/.exec(value) : null;
  const fits = typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : percent !== null && Number(percent[1]) <= 100;
  if (!fits) {
    throw new Problem(`disruptionBudget.${what} is ${shown(value)}, allowed is a whole number of 0 or more, or a whole percentage from "0%" to "100%"`);
  }
  return value!;
}
