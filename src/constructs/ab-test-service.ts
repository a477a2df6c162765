import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { StickyProps, stickyCookie } from './sticky-props';
import { VersionProps } from './version-props';
import { abTestPlan } from '../model/ab-test-plan';
import { Match } from '../model/match';
import { Problem } from '../model/problem';
import { Ratio } from '../model/ratio';
import { Weights, divided, normalized } from '../model/weights';

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
  protected _release(props: ABTestServiceProps): Release {
    const { a, b, variants = [] } = props;
    if (b === undefined && variants.length > 0) {
      throw new Problem('there are variants and no b, the first version to test is b');
    }
    const others = b === undefined ? [] : [b, ...variants];
    return {
      versions: [a, ...others],
      plan: abTestPlan({
        a: a.version,
        others: others.map(other => other.version),
        winner: props.winner ?? b?.version,
        audience: props.audience ?? [],
        weights: weightsOf(props),
        sticky: props.sticky && stickyCookie(props.sticky),
      }),
    };
  }
}

function weightsOf({ a, b, variants, split, weights }: ABTestServiceProps): Weights {
  if (weights !== undefined && split !== undefined) {
    throw new Problem('there are both split and weights, say one of them');
  }
  if (weights !== undefined) {
    return normalized(Object.entries(weights));
  }
  if (variants !== undefined && variants.length > 0) {
    throw new Problem(`there are variants and no weights, say how the audience is divided: weights: { ${a.version}: 1, ${b!.version}: 1, ${variants.map(one => `${one.version}: 1`).join(', ')} }`);
  }
  return divided(a.version, b?.version ?? a.version, Ratio.parse(split ?? 100));
}
