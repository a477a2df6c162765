import { Ratio } from './ratio';
import { Split } from './split';

/** What a strategy says of a stage; the instances follow from the capacity unless it says them itself. */
export interface StageOutline {
  readonly name: string;
  /** The share of its audience that the new version gets, where the stage is about one. */
  readonly ratio?: Ratio;
  /** Names of the versions that are there, each with a Deployment and a subset, in the order they were declared. */
  readonly present: readonly string[];
  readonly split: Split;
  /** Instances that the strategy itself decides on. */
  readonly instances?: ReadonlyMap<string, number>;
  /** A version that has a Service of its own in this stage. */
  readonly preview?: string;
}

/** The complete, declarative state of a release at one moment; never a delta. */
export interface Stage extends StageOutline {
  readonly instances: ReadonlyMap<string, number>;
}

/** The versions that a stage sends requests to. */
export function serving(stage: StageOutline): string[] {
  return stage.split.versions;
}
