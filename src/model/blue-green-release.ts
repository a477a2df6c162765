import { blueGreenPlan } from './blue-green-plan';
import { Capacity } from './capacity';
import { Match } from './match';
import { Problem } from './problem';
import { Release, ReleasedVersion } from './release';

/** What a program says of a blue/green release. */
export interface BlueGreenReleaseProps<V extends ReleasedVersion> {
  readonly blue: V;
  readonly green?: V;
  readonly preview?: readonly Match[];
  readonly audience?: readonly Match[];
  readonly capacity?: Capacity;
}

export function blueGreenRelease<V extends ReleasedVersion>({ blue, green, preview = [], audience = [], capacity }: BlueGreenReleaseProps<V>): Release<V> {
  if (capacity?._byShare !== undefined) {
    throw new Problem('capacity is by share, a blue/green release has all instances of both versions: the switch is at once, and so is the way back');
  }
  return {
    versions: green === undefined ? [blue] : [blue, green],
    kind: 'blue-green',
    plan: blueGreenPlan({ blue: blue.version, green: green?.version, preview, audience }),
  };
}
