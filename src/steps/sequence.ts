import { Inventory } from '../mesh/inventory';

/** One step of a sequence: what is done, in words, and the set of manifests that it leads to. */
export interface Stage {
  readonly text: string;
  readonly set: Inventory;
}

/** Steps one after the other, from a set of manifests that has settled. */
export interface Sequence {
  readonly from: Inventory;
  readonly stages: readonly Stage[];
}

/** Whether the step from one set to another passes the check; what the sets of a whole sequence say at both ends is no news. */
export type StepJudge = (before: Inventory, after: Inventory, ends: readonly Inventory[]) => boolean;

/** The words of a sequence that passes. */
export function proposal(sequence: Sequence | undefined, judge: StepJudge): readonly string[] | undefined {
  return sequence !== undefined && passes(sequence, judge) ? sequence.stages.map(({ text }) => text) : undefined;
}

/** Whether each step of a sequence passes, and there are several: one alone is the step itself. */
export function passes({ from, stages }: Sequence, judge: StepJudge): boolean {
  const ends = [from, ...stages.slice(-1).map(({ set }) => set)];
  return stages.length > 1 && stages.every(({ set }, index) => judge(stages[index - 1]?.set ?? from, set, ends));
}
