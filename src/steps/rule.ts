import { StepJudge } from './sequence';
import { Inventory } from '../mesh/inventory';
import { Draft, RuleDescription } from '../rules/rule';

/** Looks at a step, from a set of manifests that has settled to the next. */
export interface StepRule extends RuleDescription {
  checkStep(before: Inventory, after: Inventory, options: StepOptions): Iterable<StepDraft>;
}

/** A finding about a step before the catalogue adds what all findings of the rule share. */
export interface StepDraft extends Omit<Draft, 'safeSteps'> {
  /** What would help here, told behind what the rule says in general. @default - nothing in particular */
  readonly advice?: string;
  /** Looks for safe steps to the same end, in words; undefined where none are known. It is asked only for what is told, and takes a while. @default - nobody looks */
  readonly propose?: (judge: StepJudge) => readonly string[] | undefined;
}

/** What is known of a step beside its manifests. */
export interface StepOptions {
  /** Instances the service asks for in all, where the plan is ours. @default - the largest instance count of a serving version */
  readonly replicas?: number;
  /** Instances that a workload asks for with all requests, by its name, where that is another number. @default - `replicas` for all */
  readonly sizes?: ReadonlyMap<string, number>;
}
