import { Capacity } from './capacity';
import { StageCapacity, stageCapacity } from './capacity-report';
import { Problem, shown } from './problem';
import { Progress } from './progress';
import { Ratio } from './ratio';
import { Stage, StageOutline } from './stage';

/** What a strategy makes of its props; see `canary-plan.ts` for one. */
export interface PlanOutline {
  /** In order, from the old version alone to the new one alone. */
  readonly stages: readonly StageOutline[];
  /** The version that the release is about; undefined where there is no release. */
  readonly candidate?: string;
  /** The stage at a ratio that the steps leave out, for plans that any ratio drives. */
  readonly atRatio?: (ratio: Ratio) => StageOutline;
}

/** The ordered stages of a release, with instances, and the stage that a ratio or a name selects. */
export class ReleasePlan {
  public readonly stages: readonly Stage[];
  public readonly candidate?: string;

  /**
   * @param sizes the instances of a version that has all the traffic
   * @param fixed versions whose instances others decide on
   */
  constructor(
    private readonly outline: PlanOutline,
    private readonly sizes: ReadonlyMap<string, number>,
    private readonly capacity: Capacity,
    private readonly fixed: ReadonlySet<string> = new Set(),
  ) {
    const names = new Set<string>();
    for (const { name } of outline.stages) {
      if (names.has(name)) {
        throw new Problem(`two stages have the name ${shown(name)}, each needs its own`);
      }
      names.add(name);
    }
    this.candidate = outline.candidate;
    this.stages = outline.stages.map((_, index) => this.stageAt(outline.stages, index));
  }

  /** The state that a progress asks for; a problem for a stage that the plan does not have. */
  public at(progress: Progress): Stage {
    const selected = progress._in(this.stages.map(stage => stage.name), this.outline.atRatio !== undefined);
    return 'stage' in selected ? this.stages.find(stage => stage.name === selected.stage)! : this.atRatio(selected.ratio);
  }

  /** Whether a name is that of a ratio between two steps, which any ratio of the plan may be. */
  public takesRatio(name: string): boolean {
    return this.outline.atRatio !== undefined && Ratio.tryParse(name)?.toString() === name;
  }

  /** The plan with a ratio between two steps put in its place. */
  public around(between: Stage): Stage[] {
    const after = this.stages.findIndex(stage => stage.ratio !== undefined && between.ratio !== undefined && stage.ratio.compare(between.ratio) > 0);
    return after < 0 ? [...this.stages] : [...this.stages.slice(0, after), between, ...this.stages.slice(after)];
  }

  /** A stage, or a ratio between two steps, and what is beside it. */
  public beside(stage: Stage): Stage[] {
    const stages = this.stages.some(({ name }) => name === stage.name) ? this.stages : this.around(stage);
    const index = stages.findIndex(({ name }) => name === stage.name);
    return stages.slice(Math.max(0, index - 1), index + 2);
  }

  /** What each version has in every stage, and what it needs there and beside it. */
  public capacityReport(): StageCapacity[] {
    return this.stages.map((stage, index) => stageCapacity(stage, version => this.capacity._needed(this.stages, index, version, this.sizes.get(version)!)));
  }

  private atRatio(ratio: Ratio): Stage {
    const known = this.stages.find(stage => stage.ratio?.equals(ratio));
    if (known !== undefined) {
      return known;
    }
    const between = this.outline.atRatio!(ratio);
    const after = this.outline.stages.findIndex(stage => stage.ratio !== undefined && stage.ratio.compare(ratio) > 0);
    const stages = [...this.outline.stages];
    stages.splice(after, 0, between);
    return this.stageAt(stages, after);
  }

  private stageAt(stages: readonly StageOutline[], index: number): Stage {
    return { ...stages[index], instances: this.capacity._instances(stages, index, this.sizes, this.fixed) };
  }
}
