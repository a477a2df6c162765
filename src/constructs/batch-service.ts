import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { VersionSettings } from './version-settings';
import { declaredVersions } from './versions-in-file';
import { batchRelease } from '../model/batch-release';
import { Match } from '../model/match';

/** A group of instances that are replaced together. */
export interface GroupProps {
  /** How many, or which part of all: `2`, `"25%"`, `"1/3"`. Parts are added up over the groups before they are rounded up. */
  readonly instances: number | string;
  /**
   * The shares of the traffic that the new version gets once the group is there, one stage after the other: percentages (`10`, `"0.1%"`) or fractions
   * (`"1/3"`), going up over all groups.
   * @default - the share of its instances
   * @nonEmpty the share of its instances
   */
  readonly ratios?: (number | string)[];
}

/** What a release by groups of instances is made of. */
export interface BatchServiceProps extends ReleasedServiceProps {
  /** The version that everybody has. @default - the release file's: `{ stable: { version, image } }` */
  readonly stable?: VersionProps;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly canary?: VersionProps;
  /**
   * Settings of versions that the release file says, by the version's name and never by its role, so that nothing changes when a canary becomes stable. Settings of
   * versions that are not there now may stay. Raises an error where the versions are in the code, which says their settings there.
   * @default - none
   */
  readonly versionSettings?: { [version: string]: VersionSettings };
  /** The groups in order, the first is the beta group. They have to add up to `replicas`. @default - groups of `groupSize` */
  readonly groups?: GroupProps[];
  /** Size of the groups where they are all of one: a number or a part of all (`"25%"`). The last has what is left. @default 1, one by one */
  readonly groupSize?: number | string;
  /** The requests in scope, any of the matches: ratios are of them, everybody else stays on stable until the stage `everyone`. @default - all requests @nonEmpty all requests */
  readonly audience?: Match[];
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
  protected override _struct() {
    return { name: 'BatchServiceProps', kind: BatchService };
  }

  /** @internal */
  protected _release(props: BatchServiceProps): Release {
    const versions = declaredVersions(this, props, { stable: props.stable, canary: props.canary, settings: props.versionSettings });
    return batchRelease({ ...props, ...versions, mesh: props.routing?._kind !== 'none' });
  }
}
