import { Inventory } from '../mesh/inventory';
import { Draft, RuleDescription } from '../rules/rule';

/** Looks at a step, from a set of manifests that has settled to the next. */
export interface StepRule extends RuleDescription {
  checkStep(before: Inventory, after: Inventory, options: StepOptions): Iterable<Draft>;
}

/** What is known of a step beside its manifests. */
export interface StepOptions {
  /** Instances the service asks for in all, where the plan is ours. @default - the largest instance count of a serving version */
  readonly replicas?: number;
  /** Instances that a workload asks for with all requests, by its name, where that is another number. @default - `replicas` for all */
  readonly sizes?: ReadonlyMap<string, number>;
}
