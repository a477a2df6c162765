import { toAudience } from './audience';
import { Group, groupName, groupTotals } from './batch-groups';
import { Match } from './match';
import { Problem, shown } from './problem';
import { Ratio } from './ratio';
import { PlanOutline } from './release-plan';
import { Split } from './split';
import { StageOutline } from './stage';
import { divided } from './weights';

/** What a release by groups of instances is made of. */
export interface BatchPlanProps {
  readonly stable: string;
  /** Without one there is no release: the plan is the one stage `stable`. */
  readonly canary?: string;
  /** Instances of the service, which the groups add up to. */
  readonly replicas: number;
  readonly groups: readonly Group[];
  /** Requests in scope, any of the matches; empty for all requests. */
  readonly audience: readonly Match[];
}

/** The group that adds instances, and the instances of the new version without and with it. */
interface Batch {
  readonly name: string;
  readonly before: number;
  readonly with: number;
  readonly ratios: readonly Ratio[];
}

/**
 * `stable`, then for each group a stage that adds its instances and one for each of its ratios, `everyone` where there is an audience, `finish`. The first
 * group is `beta`. The instances that a group replaces go in the stage that adds the next group: the total never falls below the replicas, and the old
 * version never has fewer than its share needs.
 */
export function batchPlan({ stable, canary, replicas, groups, audience }: BatchPlanProps): PlanOutline {
  const start: StageOutline = { name: 'stable', present: [stable], split: Split.all(stable), instances: new Map([[stable, replicas]]) };
  if (canary === undefined) {
    return { stages: [start] };
  }
  const present = [stable, canary];
  const stages: StageOutline[] = [];
  let reached = Ratio.ZERO;
  for (const batch of batchesOf(groups, replicas)) {
    // Of all requests, and those outside the audience are no fewer than all as far as anybody knows.
    const needed = audience.length === 0 ? reached.rest().ceilOf(replicas) : replicas;
    const instances = new Map([[stable, Math.max(replicas - batch.before, needed)], [canary, batch.with]]);
    const stage = (name: string, ratio: Ratio): StageOutline => ({ name, ratio, present, instances, split: toAudience(audience, divided(stable, canary, ratio), stable) });
    stages.push(stage(batch.name, reached), ...batch.ratios.map(ratio => stage(`${batch.name} ${ratio}`, ratio)));
    reached = batch.ratios[batch.ratios.length - 1] ?? reached;
  }
  const last = stages[stages.length - 1];
  const everyone: StageOutline[] = audience.length === 0 ? [] : [{ name: 'everyone', present, split: Split.all(canary), instances: last.instances }];
  return {
    candidate: canary,
    stages: [start, ...stages, ...everyone, { name: 'finish', present: [canary], split: Split.all(canary), instances: new Map([[canary, replicas]]) }],
  };
}

/** Whether a version's instances are fewer than the stage's ratio needs; ratios that were set may run ahead of the pods. */
export function isAheadOfPods({ ratio, instances }: StageOutline, version: string, replicas: number): boolean {
  return ratio !== undefined && ratio.ceilOf(replicas) > (instances?.get(version) ?? replicas);
}

function batchesOf(groups: readonly Group[], replicas: number): Batch[] {
  const totals = groupTotals(groups, replicas);
  let reached = Ratio.ZERO;
  return groups.map((group, index) => {
    const ratios = ratiosOf(group, index, reached, Ratio.of(totals[index], replicas));
    reached = ratios[ratios.length - 1] ?? reached;
    // All traffic is on the new version before the old one goes.
    const all = index === groups.length - 1 && !reached.isOne ? [Ratio.ONE] : [];
    return { name: groupName(index), before: index === 0 ? 0 : totals[index - 1], with: totals[index], ratios: [...ratios, ...all] };
  });
}

/** The ratios that were set; else the share of the instances, where a group before has not gone beyond it. */
function ratiosOf({ ratios }: Group, index: number, reached: Ratio, pods: Ratio): Ratio[] {
  if (ratios === undefined || ratios.length === 0) {
    return pods.compare(reached) > 0 ? [pods] : [];
  }
  const result = ratios.map(ratio => Ratio.parse(ratio));
  result.reduce((before, ratio) => {
    if (ratio.compare(before) <= 0) {
      throw new Problem(`ratios of group ${index + 1} are ${shown(ratios)}, each has to be greater than the one before: ${ratio} comes after ${before}`);
    }
    return ratio;
  }, reached);
  return result;
}
