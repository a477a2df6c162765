import { Group, groupName, groupTotals } from './batch-groups';
import { PlanOutline } from './release-plan';
import { Split } from './split';
import { StageOutline } from './stage';

/** What a release by groups is made of where nothing routes. */
export interface PodBatchPlanProps {
  readonly stable: string;
  readonly canary?: string;
  readonly replicas: number;
  readonly groups: readonly Group[];
}

/**
 * Groups without a mesh: a Service reaches all pods, so the share is what the pods make, from the moment they are ready. `stable`, a stage for each group,
 * `finish`. The instances that a group replaces go with the next group, those of the last group in `finish`.
 */
export function podBatchPlan({ stable, canary, replicas, groups }: PodBatchPlanProps): PlanOutline {
  const start: StageOutline = { name: 'stable', present: [stable], split: Split.all(stable), instances: new Map([[stable, replicas]]) };
  if (canary === undefined) {
    return { stages: [start] };
  }
  const totals = groupTotals(groups, replicas);
  const stages = totals.map((total, index): StageOutline => {
    const old = replicas - (index === 0 ? 0 : totals[index - 1]);
    return {
      name: groupName(index),
      present: [stable, canary],
      instances: new Map([[stable, old], [canary, total]]),
      split: Split.weights({ [stable]: old, [canary]: total }),
    };
  });
  return { candidate: canary, stages: [start, ...stages, { name: 'finish', present: [canary], split: Split.all(canary), instances: new Map([[canary, replicas]]) }] };
}
