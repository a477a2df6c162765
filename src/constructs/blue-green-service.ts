import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { VersionSettings } from './version-settings';
import { declaredVersions } from './versions-in-file';
import { blueGreenRelease } from '../model/blue-green-release';
import { Match } from '../model/match';

/** What a blue/green release is made of. */
export interface BlueGreenServiceProps extends ReleasedServiceProps {
  /** The version that everybody has. @default - the release file's: `{ stable: { version, image } }` */
  readonly blue?: VersionProps;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly green?: VersionProps;
  /**
   * Settings of versions that the release file says, by the version's name and never by its role, so that nothing changes when a canary becomes stable. Settings of
   * versions that are not there now may stay. Raises an error where the versions are in the code, which says their settings there.
   * @default - none
   */
  readonly versionSettings?: { [version: string]: VersionSettings };
  /**
   * The requests that see green before the switch, any of the matches: a header, or a host that a gateway lists.
   * @default - none: green is seen at its own Service `<service>-<green>`, which is there in any case
   */
  readonly preview?: Match[];
  /** The requests that the switch is about, any of the matches; everybody else stays on blue until the stage `everyone`. @default - all requests @nonEmpty all requests */
  readonly audience?: Match[];
}

/**
 * A service with a blue/green release: `stable`, `deploy`, `preview`, `switch`, `everyone` where there is an audience, `finish`.
 *
 * Both versions have all their instances and blue stays untouched until `finish`: until then going back is one step. No ratio drives it: the progress is a
 * stage's name. Raises an error for bad input, with the construct's path.
 */
export class BlueGreenService extends ReleasedService {
  constructor(scope: Construct, id: string, props: BlueGreenServiceProps) {
    super(scope, id, props);
  }

  /** @internal */
  protected override _struct() {
    return { name: 'BlueGreenServiceProps', kind: BlueGreenService };
  }

  /** @internal */
  protected _release(props: BlueGreenServiceProps): Release {
    const { stable, canary } = declaredVersions(this, props, { stable: props.blue, canary: props.green, settings: props.versionSettings });
    return blueGreenRelease({ ...props, blue: stable, green: canary });
  }
}
