import { Problem, shown } from './problem';
import { Ratio } from './ratio';

/** Versions by name with a whole-number weight each; a version with no share is left out. */
export type Weights = ReadonlyMap<string, number>;

/** Istio adds weights up in 32 bits. */
const MAX_TOTAL = 4_294_967_295;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * Weights as they are written: of 100 where every share is a whole percentage, else the smallest whole numbers that carry the shares exactly.
 */
export function normalized(weights: Iterable<readonly [string, number]>): Weights {
  const given = [...weights];
  for (const [version, weight] of given) {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new Problem(`weight of version ${shown(version)} is ${shown(weight)}, allowed is a whole number of 0 or more`);
    }
  }
  const positive = given.filter(([, weight]) => weight > 0);
  const total = positive.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) {
    throw new Problem(`weights are ${given.length === 0 ? 'empty' : 'all 0'}, at least one version needs a weight of 1 or more`);
  }
  if (total > MAX_TOTAL) {
    throw new Problem(`weights add up to ${total}, allowed is at most ${MAX_TOTAL}`);
  }
  const percents = positive.every(([, weight]) => (weight * 100) % total === 0);
  const divisor = positive.reduce((common, [, weight]) => gcd(common, weight), 0);
  return new Map(positive.map(([version, weight]) => [version, percents ? (weight * 100) / total : weight / divisor]));
}

/** All to one version. */
export function only(version: string): Weights {
  return new Map([[version, 100]]);
}

/** A ratio for one version, the rest for the other. */
export function divided(rest: string, share: string, ratio: Ratio): Weights {
  return normalized([[rest, ratio.denominator - ratio.numerator], [share, ratio.numerator]]);
}

/** The share a version has; 0 where it is not there. */
export function shareOf(weights: Weights, version: string): Ratio {
  let total = 0;
  for (const weight of weights.values()) {
    total += weight;
  }
  return Ratio.of(weights.get(version) ?? 0, total);
}
