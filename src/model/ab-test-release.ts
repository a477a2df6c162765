import { abTestPlan } from './ab-test-plan';
import { Match } from './match';
import { Problem } from './problem';
import { Ratio } from './ratio';
import { Release, ReleasedVersion } from './release';
import { StickyCookie } from './sticky-cookie';
import { Weights, divided, normalized } from './weights';

/** What a program says of an A/B test. */
export interface ABTestReleaseProps<V extends ReleasedVersion> {
  readonly a: V;
  readonly b?: V;
  readonly variants?: readonly V[];
  readonly audience?: readonly Match[];
  readonly split?: number | string;
  readonly weights?: { readonly [version: string]: number };
  readonly winner?: string;
}

export function abTestRelease<V extends ReleasedVersion>(props: ABTestReleaseProps<V>, sticky?: StickyCookie): Release<V> {
  const { a, b, variants = [] } = props;
  if (b === undefined && variants.length > 0) {
    throw new Problem('there are variants and no b, the first version to test is b');
  }
  const others = b === undefined ? [] : [b, ...variants];
  return {
    versions: [a, ...others],
    kind: 'ab-test',
    plan: abTestPlan({
      a: a.version,
      others: others.map(other => other.version),
      winner: props.winner ?? b?.version,
      audience: props.audience ?? [],
      weights: weightsOf(props),
      sticky,
    }),
  };
}

function weightsOf({ a, b, variants, split, weights }: ABTestReleaseProps<ReleasedVersion>): Weights {
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
