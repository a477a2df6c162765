import { canaryPlan } from './canary-plan';
import { Match } from './match';
import { Release, ReleasedVersion } from './release';
import { DEFAULT_STEPS, stepsOf } from './steps';

/** What a program says of a canary release. */
export interface CanaryReleaseProps<V extends ReleasedVersion> {
  readonly stable: V;
  readonly canary?: V;
  readonly steps?: readonly (number | string)[];
  readonly audience?: readonly Match[];
}

export function canaryRelease<V extends ReleasedVersion>({ stable, canary, steps = DEFAULT_STEPS, audience = [] }: CanaryReleaseProps<V>): Release<V> {
  return {
    versions: canary === undefined ? [stable] : [stable, canary],
    kind: 'canary',
    plan: canaryPlan({ stable: stable.version, canary: canary?.version, steps: stepsOf(steps), audience }),
  };
}
