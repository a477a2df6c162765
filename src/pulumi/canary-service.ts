import * as pulumi from '@pulumi/pulumi';
import { ReleasedService } from './released-service';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { canaryRelease } from '../model/canary-release';
import { Match } from '../model/match';

/** What a canary release is made of. */
export interface CanaryServiceArgs extends ReleasedServiceArgs {
  /** The version that everybody has. */
  readonly stable: VersionArgs;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly canary?: VersionArgs;
  /** The ratios of the plan, going up: percentages (`10`, `"0.1%"`) or fractions (`"1/3"`). 100 % is added where it is missing. @default [10, 50, 100] */
  readonly steps?: (number | string)[];
  /** The requests in scope, any of the matches: the ratio is of them, everybody else stays on stable until the stage `everyone`. @default - all requests */
  readonly audience?: Match[];
}

/** A service with a canary release: `stable`, `deploy`, a stage for each step, `everyone` where there is an audience, `finish`. */
export class CanaryService extends ReleasedService {
  constructor(name: string, args: CanaryServiceArgs, options?: pulumi.ComponentResourceOptions) {
    super('CanaryService', name, args, () => canaryRelease(args), options);
  }
}
