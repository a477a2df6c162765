import { INSTANCES_SHORT } from './accepted';
import { Group, groupsOfSize } from './batch-groups';
import { batchPlan, isAheadOfPods } from './batch-plan';
import { Capacity, checkCount } from './capacity';
import { Match } from './match';
import { podBatchPlan } from './pod-batch-plan';
import { Problem, shown } from './problem';
import { Release, ReleasedVersion } from './release';

/** What a program says of a release by groups of instances. */
export interface BatchReleaseProps<V extends ReleasedVersion> {
  readonly stable: V;
  readonly canary?: V;
  readonly replicas?: number;
  readonly groups?: readonly Group[];
  readonly groupSize?: number | string;
  readonly audience?: readonly Match[];
  readonly mesh?: boolean;
  readonly ratiosAheadOfPods?: string;
  readonly capacity?: Capacity;
  /** What only a mesh could follow. */
  readonly exposure?: unknown;
  readonly policy?: unknown;
  readonly connections?: unknown;
  readonly adopt?: unknown;
}

export function batchRelease<V extends ReleasedVersion>(props: BatchReleaseProps<V>): Release<V> {
  const { stable, canary, mesh = true } = props;
  const replicas = replicasOf(props);
  checkPodsOnly(props);
  const groups = groupsOf(props, replicas);
  const common = { stable: stable.version, canary: canary?.version, replicas, groups };
  const plan = mesh ? batchPlan({ ...common, audience: props.audience ?? [] }) : podBatchPlan(common);
  return { versions: canary === undefined ? [stable] : [stable, canary], plan, kind: 'batch', mesh, accepted: accepted(props, replicas) };
}

function replicasOf({ replicas = 1, capacity, stable, canary }: BatchReleaseProps<ReleasedVersion>): number {
  checkCount(replicas, 'replicas');
  if (capacity?._byShare !== undefined) {
    throw new Problem('capacity is by share, in a release by groups the groups say the instances');
  }
  for (const version of [stable, canary]) {
    if (version?.replicas !== undefined && version.replicas !== replicas) {
      throw new Problem(`replicas of version ${shown(version.version)} are ${shown(version.replicas)}, those of the service ${replicas}: in a release by groups both versions have as many`);
    }
  }
  return replicas;
}

function groupsOf({ groups, groupSize }: BatchReleaseProps<ReleasedVersion>, replicas: number): Group[] {
  if (groups !== undefined && groupSize !== undefined) {
    throw new Problem('there are both groups and groupSize, say one of them');
  }
  return groups?.map(group => ({ ...group })) ?? groupsOfSize(groupSize ?? 1, replicas);
}

function checkPodsOnly({ mesh, ...props }: BatchReleaseProps<ReleasedVersion>): void {
  if (mesh !== false) {
    return;
  }
  const needing = (['audience', 'exposure', 'policy', 'connections', 'adopt', 'ratiosAheadOfPods'] as const).find(name => props[name] !== undefined)
    ?? (props.groups?.some(({ ratios }) => ratios !== undefined) ? 'ratios' : undefined);
  if (needing !== undefined) {
    throw new Problem(`there are ${needing} and no mesh that could follow them: leave ${needing} out, or take another routing`);
  }
}

/** About the new version's Deployment, in the stages that the reason is for. */
function accepted({ ratiosAheadOfPods, canary, audience = [] }: BatchReleaseProps<ReleasedVersion>, replicas: number): Release['accepted'] {
  if (ratiosAheadOfPods === undefined) {
    return undefined;
  }
  if (ratiosAheadOfPods.trim() === '') {
    throw new Problem('ratiosAheadOfPods is empty, it is the reason why the ratios may be ahead');
  }
  // How much of all requests an audience makes nobody knows, and nobody warns of it.
  return audience.length > 0 ? undefined : (stage, version) => version === canary?.version && isAheadOfPods(stage, version, replicas) ? `${INSTANCES_SHORT}: ${ratiosAheadOfPods.trim()}` : undefined;
}
