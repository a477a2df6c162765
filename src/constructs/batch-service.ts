import { Construct } from 'constructs';
import { INSTANCES_SHORT } from './accepted';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { Group, groupsOfSize } from '../model/batch-groups';
import { batchPlan, isAheadOfPods } from '../model/batch-plan';
import { checkCount } from '../model/capacity';
import { Match } from '../model/match';
import { podBatchPlan } from '../model/pod-batch-plan';
import { Problem, shown } from '../model/problem';

/** A group of instances that are replaced together. */
export interface GroupProps {
  /** How many, or which part of all: `2`, `"25%"`, `"1/3"`. Parts are added up over the groups before they are rounded up. */
  readonly instances: number | string;
  /**
   * The shares of the traffic that the new version gets once the group is there, one stage after the other: percentages (`10`, `"0.1%"`) or fractions
   * (`"1/3"`), going up over all groups.
   * @default - the share of its instances
   */
  readonly ratios?: (number | string)[];
}

/** What a release by groups of instances is made of. */
export interface BatchServiceProps extends ReleasedServiceProps {
  /** The version that everybody has. */
  readonly stable: VersionProps;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly canary?: VersionProps;
  /** The groups in order, the first is the beta group. They have to add up to `replicas`. @default - groups of `groupSize` */
  readonly groups?: GroupProps[];
  /** Size of the groups where they are all of one: a number or a part of all (`"25%"`). The last has what is left. @default 1, one by one */
  readonly groupSize?: number | string;
  /** The requests in scope, any of the matches: ratios are of them, everybody else stays on stable until the stage `everyone`. @default - all requests */
  readonly audience?: Match[];
  /**
   * Whether a mesh divides the requests. Without one there are no routing objects, and the share is what the pods make: a Service reaches all of them.
   * @default true
   */
  readonly mesh?: boolean;
  /**
   * Why ratios may give the new version more than its pods make of all. It stands as an annotation on its Deployment, in the stages concerned.
   * @default - such ratios are a warning, but for those of an audience, whose part of all requests is not known
   */
  readonly ratiosAheadOfPods?: string;
}

/**
 * A service that is released by groups of instances: `stable`, then for each group a stage that adds its instances (`beta`, `group 2` ...) and one for each
 * of its ratios (`beta 10%`), `everyone` where there is an audience, `finish`.
 *
 * The instances that a group replaces go in the stage that adds the next one: there are never fewer than `replicas` ready. The progress is a stage's name.
 * Raises an error for bad input, with the construct's path, and for groups that do not add up, with the arithmetic.
 */
export class BatchService extends ReleasedService {
  constructor(scope: Construct, id: string, props: BatchServiceProps) {
    super(scope, id, props);
  }

  /** @internal */
  protected _release(props: BatchServiceProps): Release {
    const { stable, canary, mesh = true } = props;
    const replicas = replicasOf(props);
    checkPodsOnly(props);
    const groups = groupsOf(props, replicas);
    const common = { stable: stable.version, canary: canary?.version, replicas, groups };
    const plan = mesh ? batchPlan({ ...common, audience: props.audience ?? [] }) : podBatchPlan(common);
    return { versions: canary === undefined ? [stable] : [stable, canary], plan, mesh, accepted: accepted(props, replicas) };
  }
}

function replicasOf({ replicas = 1, capacity, stable, canary }: BatchServiceProps): number {
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

function groupsOf({ groups, groupSize }: BatchServiceProps, replicas: number): Group[] {
  if (groups !== undefined && groupSize !== undefined) {
    throw new Problem('there are both groups and groupSize, say one of them');
  }
  return groups?.map(group => ({ ...group })) ?? groupsOfSize(groupSize ?? 1, replicas);
}

function checkPodsOnly({ mesh, ...props }: BatchServiceProps): void {
  if (mesh !== false) {
    return;
  }
  const needing = (['audience', 'exposure', 'policy', 'connections', 'adopt', 'ratiosAheadOfPods'] as const).find(name => props[name] !== undefined)
    ?? (props.groups?.some(({ ratios }) => ratios !== undefined) ? 'ratios' : undefined);
  if (needing !== undefined) {
    throw new Problem(`there are ${needing} and no mesh that could follow them: leave ${needing} out, or mesh: false`);
  }
}

/** About the new version's Deployment, in the stages that the reason is for. */
function accepted({ ratiosAheadOfPods, canary, audience = [] }: BatchServiceProps, replicas: number): Release['accepted'] {
  if (ratiosAheadOfPods === undefined) {
    return undefined;
  }
  if (ratiosAheadOfPods.trim() === '') {
    throw new Problem('ratiosAheadOfPods is empty, it is the reason why the ratios may be ahead');
  }
  // How much of all requests an audience makes nobody knows, and nobody warns of it.
  return audience.length > 0 ? undefined : (stage, version) => version === canary?.version && isAheadOfPods(stage, version, replicas) ? `${INSTANCES_SHORT}: ${ratiosAheadOfPods.trim()}` : undefined;
}
