import { Problem, shown } from './problem';
import { PlanOutline } from './release-plan';
import { Split } from './split';
import { StageOutline } from './stage';
import { shareOf } from './weights';

/**
 * A plan for a service that nothing routes: each version has as many pods as its share asks for, and a version without a share has none, since the Service would
 * reach it. The greatest share has all its instances: there are never fewer in all than the service asks for, and any ratio is ready for its neighbours.
 * @param sizes instances of each version that has all the traffic
 */
export function sharesByPods(plan: PlanOutline, sizes: ReadonlyMap<string, number>): PlanOutline {
  const { atRatio } = plan;
  const stages = plan.stages.map(stage => podStage(stage, sizes));
  stages.slice(1).forEach((stage, index) => checkNeighbours(stages[index], stage));
  return { ...plan, stages, ...atRatio === undefined ? {} : { atRatio: ratio => podStage(atRatio(ratio), sizes) } };
}

function podStage(stage: StageOutline, sizes: ReadonlyMap<string, number>): StageOutline {
  if (stage.split._rules.length > 0) {
    throw new Problem(`stage ${shown(stage.name)} divides some requests in a way of their own, and without routing nothing tells requests apart: leave the matches out, or take Routing.istio()`);
  }
  const weights = stage.split._weights;
  const greatest = [...weights.keys()].map(version => shareOf(weights, version)).reduce((one, other) => one.max(other));
  const instances = new Map([...weights.keys()].map(version => {
    const share = shareOf(weights, version);
    // Of the greatest share, which has them all.
    return [version, Math.ceil((sizes.get(version)! * share.numerator * greatest.denominator) / (share.denominator * greatest.numerator))] as const;
  }));
  return { ...stage, present: stage.present.filter(version => weights.has(version)), instances, split: Split.weights(Object.fromEntries(instances)) };
}

/** Pods that start while others go would leave too few in between. */
function checkNeighbours(before: StageOutline, after: StageOutline): void {
  const of = ({ instances }: StageOutline, version: string): number => instances!.get(version) ?? 0;
  const versions = [...new Set([...before.present, ...after.present])];
  const growing = versions.find(version => of(after, version) > of(before, version));
  const shrinking = versions.find(version => of(after, version) < of(before, version));
  if (growing !== undefined && shrinking !== undefined) {
    throw new Problem(`from stage ${shown(before.name)} to ${shown(after.name)} pods of ${growing} would start while those of ${shrinking} go (${describe(before)}, then ${describe(after)}): `
      + 'without routing put a step of 50 % between them');
  }
}

function describe({ instances }: StageOutline): string {
  return [...instances!].map(([version, count]) => `${count} of ${version}`).join(' and ');
}
