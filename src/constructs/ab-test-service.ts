import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { StickyProps, stickyCookie } from './sticky-props';
import { VersionProps } from './version-props';
import { noVersionsInFile } from './versions-in-file';
import { abTestRelease } from '../model/ab-test-release';
import { Match } from '../model/match';

/** What an A/B test is made of. */
export interface ABTestServiceProps extends ReleasedServiceProps {
  /** The version that everybody has. */
  readonly a: VersionProps;
  /** The version that is tested against it. @default - no test: the one stage is `stable` */
  readonly b?: VersionProps;
  /** Further versions in the test. @default - none */
  readonly variants?: VersionProps[];
  /** The requests that take part, any of the matches; everybody else stays on a until the stage `everyone`. At least one where there is a b. @default - none */
  readonly audience?: Match[];
  /** The share of the audience that gets b: a percentage (`50`, `"0.1%"`) or a fraction (`"1/3"`); a gets the rest. @default 100, without `weights` */
  readonly split?: number | string;
  /** How the audience is divided over a, b and the variants, by whole numbers such as `{ a: 1, b: 1, c: 1 }`; instead of `split`. @default - `split` */
  readonly weights?: { [version: string]: number };
  /** Users keep the version that they got first, by a cookie. @default - each request is divided anew */
  readonly sticky?: StickyProps;
  /** The version that everybody gets in the stage `everyone`: b or a variant. Where a wins, go back to `stable`. @default - b */
  readonly winner?: string;
}

/**
 * A service with an A/B test: `stable`, `deploy`, `test`, `everyone`, `finish`.
 *
 * In `test` the audience is divided, everybody else stays on a. Either wins: b by going on to `everyone` and `finish`, a by going back to `stable`. The
 * progress is a stage's name. Raises an error for bad input, with the construct's path.
 */
export class ABTestService extends ReleasedService {
  constructor(scope: Construct, id: string, props: ABTestServiceProps) {
    super(scope, id, props);
  }

  /** @internal */
  protected override _struct() {
    return { name: 'ABTestServiceProps', kind: ABTestService };
  }

  /** @internal */
  protected _release(props: ABTestServiceProps): Release {
    noVersionsInFile(this, props);
    return abTestRelease(props, props.sticky && stickyCookie(props.sticky));
  }
}
