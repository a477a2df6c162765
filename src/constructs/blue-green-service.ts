import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { blueGreenRelease } from '../model/blue-green-release';
import { Match } from '../model/match';

/** What a blue/green release is made of. */
export interface BlueGreenServiceProps extends ReleasedServiceProps {
  /** The version that everybody has. */
  readonly blue: VersionProps;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly green?: VersionProps;
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
    return blueGreenRelease(props);
  }
}
