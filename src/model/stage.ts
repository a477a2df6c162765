import { Ratio } from './ratio';
import { Split } from './split';

/** What a running service still has of its own, and has of ours already, while it comes in or leaves. */
export interface AdoptionState {
  /** The Deployment that served before is there, beside the versions. */
  readonly former: boolean;
  /** The pods carry the version's label. */
  readonly labelled: boolean;
  readonly subsets: boolean;
  /** Routes of the mesh: to the version's subset, to the Service as a whole, or none. Gateways lead to the Service as a whole until it is the subset. */
  readonly routes: 'subset' | 'service' | 'none';
}

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
  /** The one version that the Service selects, where that is what divides the requests. */
  readonly selects?: string;
  /** A version that has a Service of its own in this stage. */
  readonly preview?: string;
  /** Undefined where everything is ours. */
  readonly adoption?: AdoptionState;
}

/** The complete, declarative state of a release at one moment; never a delta. */
export interface Stage extends StageOutline {
  readonly instances: ReadonlyMap<string, number>;
}

/** How the routes of a stage divide requests. */
export function routedSplit({ split, adoption }: StageOutline): Split {
  return adoption === undefined || adoption.routes === 'subset' ? split : Split._undivided();
}

/** The versions that a stage sends requests to. */
export function serving(stage: StageOutline): string[] {
  return stage.split.versions;
}
