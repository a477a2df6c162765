import { Plan } from './plan';
import { Problem, shown } from './problem';
import { Release, ReleasedVersion } from './release';
import { onlyStage, stagedPlan } from './staged-plan';

/** What a program says of a release by a plan of its own. */
export interface StagedReleaseProps<V extends ReleasedVersion> {
  readonly versions: readonly V[];
  readonly plan?: Plan;
}

export function stagedRelease<V extends ReleasedVersion>({ versions, plan }: StagedReleaseProps<V>): Release<V> {
  const names = versions.map(version => version.version);
  if (plan === undefined && names.length !== 1) {
    throw new Problem(`there is no plan and the versions are ${shown(names)}, without a plan there is one`);
  }
  return { versions, kind: 'staged', plan: plan === undefined ? onlyStage(names[0]) : stagedPlan(plan, names) };
}
