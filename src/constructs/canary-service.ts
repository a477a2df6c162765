import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { VersionSettings } from './version-settings';
import { declaredVersions } from './versions-in-file';
import { canaryRelease } from '../model/canary-release';
import { Match } from '../model/match';

/** What a canary release is made of. */
export interface CanaryServiceProps extends ReleasedServiceProps {
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
  /**
   * The ratios of the plan, going up: percentages (`10`, `"0.1%"`) or fractions (`"1/3"`). 100 % is added where it is missing.
   * Any ratio is a valid state all the same; the steps are what the plan is checked for.
   * @default [10, 50, 100]
   */
  readonly steps?: (number | string)[];
  /** The requests in scope, any of the matches: the ratio is of them, everybody else stays on stable until the stage `everyone`. @default - all requests @nonEmpty all requests */
  readonly audience?: Match[];
}

/**
 * A service with a canary release: `stable`, `deploy`, a stage for each step, `everyone` where there is an audience, `finish`.
 *
 * Emits a Service, a Deployment for each version that is there, a DestinationRule and a VirtualService. Raises an error for bad input, with the construct's path.
 */
export class CanaryService extends ReleasedService {
  constructor(scope: Construct, id: string, props: CanaryServiceProps) {
    super(scope, id, props);
  }

  /** @internal */
  protected override _struct() {
    return { name: 'CanaryServiceProps', kind: CanaryService };
  }

  /** @internal */
  protected _release(props: CanaryServiceProps): Release {
    return canaryRelease({ ...props, ...declaredVersions(this, props, { stable: props.stable, canary: props.canary, settings: props.versionSettings }) });
  }
}
