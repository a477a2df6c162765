import { Share } from './expectation';
import { Fraction } from '../traffic/fraction';

/**
 * A share as people write it: `90`, `12.5%`, `1/3`. Numbers and percentages may be mixed; both count in hundredths.
 * @throws when it is none of these
 */
export function parseShare(share: Share): Fraction {
  const text = String(share).trim();
  const fraction = /^(\d{1,15})\/(\d{1,15})$/.exec(text);
  if (fraction !== null && Number(fraction[2]) > 0) {
    // In hundredths as the others, so that 1/2 and 50% are the same.
    return Fraction.of(Number(fraction[1]), Number(fraction[2])).times(Fraction.of(100));
  }
  const number = /^(\d{1,15}(?:\.\d{1,15})?)\s*%?$/.exec(text);
  if (number === null) {
    throw new Error(`a share is a number from 0 on, a percentage or a fraction such as 90, 12.5% or 1/3, got ${JSON.stringify(share)}`);
  }
  return Fraction.decimal(Number(number[1]));
}

/**
 * Shares by version, relative to their sum.
 * @throws when one is no share, or all are zero
 */
export function parseSplit(splits: ReadonlyMap<string, Share>): ReadonlyMap<string, Fraction> {
  const shares = new Map([...splits].map(([version, share]): [string, Fraction] => [version, parseShare(share)]));
  const total = Fraction.sum(shares.values());
  if (total.isZero) {
    throw new Error('a split needs at least one share above 0');
  }
  const inverse = Fraction.of(total.denominator, total.numerator);
  return new Map([...shares].map(([version, share]) => [version, share.times(inverse)]));
}
