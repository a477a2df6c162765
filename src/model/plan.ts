import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { Split } from './split';
import { stepsOf } from './steps';
import { divided } from './weights';

/** A stage of a plan of one's own, as it was said. */
export interface SaidStage {
  readonly name: string;
  readonly split: Split;
}

/** Characters that a release file, the environment and a folder's name can all carry. */
const NAME = /^[A-Za-z0-9]([A-Za-z0-9 ._%/-]*[A-Za-z0-9%])?$/;
/** Stages that every plan has, by what safety needs. */
const OWN = ['stable', 'deploy', 'finish'];

/** The ordered stages of a release of one's own, from the version that everybody has to the one that everybody gets. */
export class Plan {
  /** The version that everybody has at first. */
  public static startingFrom(version: string): PlanBuilder {
    checkArguments('Plan.startingFrom', arguments);
    return PlanBuilder._of(version, []);
  }

  /** @internal */
  public static _of(start: string, stages: readonly SaidStage[], winner: string): Plan {
    return new Plan(start, stages, winner);
  }

  private constructor(
    /** @internal */
    public readonly _start: string,
    /** @internal */
    public readonly _stages: readonly SaidStage[],
    /** @internal */
    public readonly _winner: string,
  ) {}
}

/** A plan that is being written; each call gives a new one. */
export class PlanBuilder {
  /** @internal */
  public static _of(start: string, stages: readonly SaidStage[]): PlanBuilder {
    return new PlanBuilder(start, stages);
  }

  private constructor(private readonly start: string, private readonly stages: readonly SaidStage[]) {}

  /**
   * A stage by a name of its own. Requests that a rule of an earlier stage takes keep their version, unless this stage says otherwise of the very same match.
   * Raises an error for a name that is taken or that cannot stand in a file's name.
   */
  public stage(name: string, split: Split): PlanBuilder {
    checkArguments('PlanBuilder.stage', arguments);
    if (!NAME.test(name)) {
      throw new Problem(`stage is ${shown(name)}, allowed are letters, digits, blanks and ". _ - % /", such as "testers" or "10%"`);
    }
    if (OWN.includes(name)) {
      throw new Problem(`stage is ${shown(name)}, which every plan has by itself: ${OWN.map(shown).join(', ')}`);
    }
    if (this.stages.some(stage => stage.name === name)) {
      throw new Problem(`two stages have the name ${shown(name)}, each needs its own`);
    }
    return new PlanBuilder(this.start, [...this.stages, { name, split }]);
  }

  /**
   * A stage for each ratio, named after it: the version gets the ratio, the version that the plan starts from the rest. Presets are in `Steps`.
   * @param ratios going up: percentages (`10`, `"0.1%"`) or fractions (`"1/3"`); 100 % is added where it is missing
   */
  public steps(version: string, ratios: (number | string)[]): PlanBuilder {
    checkArguments('PlanBuilder.steps', arguments);
    return stepsOf(ratios).reduce((plan: PlanBuilder, ratio) => plan.stage(String(ratio), Split._of(divided(this.start, version, ratio))), this);
  }

  /** The version that everybody gets in the end; the others go. */
  public finishWith(version: string): Plan {
    checkArguments('PlanBuilder.finishWith', arguments);
    return Plan._of(this.start, this.stages, version);
  }
}
