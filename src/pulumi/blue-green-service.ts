import * as pulumi from '@pulumi/pulumi';
import { ReleasedService } from './released-service';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { blueGreenRelease } from '../model/blue-green-release';
import { Match } from '../model/match';

/** What a blue/green release is made of. */
export interface BlueGreenServiceArgs extends ReleasedServiceArgs {
  /** The version that everybody has. */
  readonly blue: VersionArgs;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly green?: VersionArgs;
  /** The requests that see green before the switch, any of the matches. @default - none: green is seen at its own Service `<service>-<green>` */
  readonly preview?: Match[];
  /** The requests that the switch is about, any of the matches; everybody else stays on blue until the stage `everyone`. @default - all requests */
  readonly audience?: Match[];
}

/** A service with a blue/green release: `stable`, `deploy`, `preview`, `switch`, `everyone` where there is an audience, `finish`. */
export class BlueGreenService extends ReleasedService {
  constructor(name: string, args: BlueGreenServiceArgs, options?: pulumi.ComponentResourceOptions) {
    super('BlueGreenService', name, args, () => blueGreenRelease(args), options);
  }
}
