import { Stage } from './stage';

/** A version's instances in a stage. */
export interface VersionCapacity {
  readonly version: string;
  /** Instances it has; the fewest, where an autoscaler decides. */
  readonly instances: number;
  /** Instances for the greatest share that it gets in this stage or in one beside it. */
  readonly needed: number;
  /** Instances it has beyond those. Below 0 where a plan asks more of it than its instances carry. */
  readonly headRoom: number;
}

/** The instances of a stage. */
export interface StageCapacity {
  readonly stage: string;
  readonly versions: VersionCapacity[];
  /** Instances of all versions together. */
  readonly total: number;
}

export function stageCapacity(stage: Stage, neededOf: (version: string) => number): StageCapacity {
  const versions = [...stage.instances].map(([version, instances]) => {
    const needed = neededOf(version);
    return { version, instances, needed, headRoom: instances - needed };
  });
  return { stage: stage.name, versions, total: versions.reduce((sum, { instances }) => sum + instances, 0) };
}
