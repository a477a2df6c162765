import * as pulumi from '@pulumi/pulumi';
import { ReleasedService } from './released-service';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { StickyProps, stickyCookie } from '../constructs/sticky-props';
import { abTestRelease } from '../model/ab-test-release';
import { Match } from '../model/match';

/** What an A/B test is made of. */
export interface ABTestServiceArgs extends ReleasedServiceArgs {
  /** The version that everybody has. */
  readonly a: VersionArgs;
  /** The version that is tested against it. @default - no test: the one stage is `stable` */
  readonly b?: VersionArgs;
  /** Further versions in the test. @default - none */
  readonly variants?: VersionArgs[];
  /** The requests that take part, any of the matches; everybody else stays on a until the stage `everyone`. At least one where there is a b. @default - none */
  readonly audience?: Match[];
  /** The share of the audience that gets b: a percentage (`50`, `"0.1%"`) or a fraction (`"1/3"`); a gets the rest. @default 100, without `weights` */
  readonly split?: number | string;
  /** How the audience is divided over a, b and the variants, by whole numbers; instead of `split`. @default - `split` */
  readonly weights?: { [version: string]: number };
  /** Users keep the version that they got first, by a cookie. @default - each request is divided anew */
  readonly sticky?: StickyProps;
  /** The version that everybody gets in the stage `everyone`: b or a variant. Where a wins, go back to `stable`. @default - b */
  readonly winner?: string;
}

/** A service with an A/B test: `stable`, `deploy`, `test`, `everyone`, `finish`. */
export class ABTestService extends ReleasedService {
  constructor(name: string, args: ABTestServiceArgs, options?: pulumi.ComponentResourceOptions) {
    super('ABTestService', name, args, () => abTestRelease(args, args.sticky && stickyCookie(args.sticky)), options);
  }
}
