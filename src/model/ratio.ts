import { Problem, shown } from './problem';

/** Larger denominators are no split that anybody can observe, and Istio sums weights in 32 bits. */
const MAX_DENOMINATOR = 1_000_000;

const ALLOWED = 'a percentage from 0 to 100 such as 10, "10%" or "0.1%", or a fraction such as "1/3"';

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * The share of the traffic in scope that the canary gets: exact, a reduced fraction from 0 to 1.
 *
 * `10` and `10%` are ten percent, `0.1%` is a thousandth, `1/3` a third. A bare number between 0 and 1 is refused, since
 * nobody knows which of the two it means.
 */
export class Ratio {
  public static readonly ZERO = new Ratio(0, 1);
  public static readonly ONE = new Ratio(1, 1);

  public static parse(value: string | number): Ratio {
    const ratio = Ratio.tryParse(value);
    if (ratio === undefined) {
      throw new Problem(`ratio is ${shown(value)}, allowed is ${ALLOWED}`);
    }
    return ratio;
  }

  /** Undefined for what does not look like a ratio at all; a problem for what does and cannot be one. */
  public static tryParse(value: string | number): Ratio | undefined {
    const text = typeof value === 'number' ? numberText(value) : String(value).trim();
    const fraction = /^(-?\d+)\/(-?\d+)$/.exec(text);
    if (fraction !== null) {
      return Ratio.checked(Number(fraction[1]), Number(fraction[2]), value);
    }
    const percent = /^(-?\d+)(?:\.(\d+))?(%?)$/.exec(text);
    if (percent === null) {
      return undefined;
    }
    const [, whole, decimals = '', sign] = percent;
    const number = Number(`${whole}.${decimals || '0'}`);
    if (sign === '' && number > 0 && number < 1) {
      throw new Problem(`ratio is ${shown(value)}: a bare number between 0 and 1 may mean a percentage or a fraction, say "${number}%" or "${Number((number * 100).toFixed(9))}%"`);
    }
    if (decimals.length > 12) {
      throw new Problem(`ratio is ${shown(value)}: its denominator is over ${MAX_DENOMINATOR}`);
    }
    const scale = 10 ** decimals.length;
    return Ratio.checked(Math.round(number * scale), 100 * scale, value);
  }

  private static checked(numerator: number, denominator: number, received: string | number): Ratio {
    if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0 || numerator < 0 || numerator > denominator) {
      throw new Problem(`ratio is ${shown(received)}, allowed is ${ALLOWED}`);
    }
    const ratio = Ratio.of(numerator, denominator);
    if (ratio.denominator > MAX_DENOMINATOR) {
      throw new Problem(`ratio is ${shown(received)}: its denominator ${ratio.denominator} is over ${MAX_DENOMINATOR}`);
    }
    return ratio;
  }

  /** An exact share from whole numbers that are known to make one, such as a weight and the sum of all. */
  public static of(numerator: number, denominator: number): Ratio {
    const divisor = gcd(numerator, denominator);
    return new Ratio(numerator / divisor, denominator / divisor);
  }

  private constructor(public readonly numerator: number, public readonly denominator: number) {}

  public get isZero(): boolean {
    return this.numerator === 0;
  }

  public get isOne(): boolean {
    return this.numerator === this.denominator;
  }

  /** Negative, zero or positive, as this is smaller than, equal to or greater than the other. */
  public compare(other: Ratio): number {
    const difference = BigInt(this.numerator) * BigInt(other.denominator) - BigInt(other.numerator) * BigInt(this.denominator);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  public equals(other: Ratio): boolean {
    return this.compare(other) === 0;
  }

  public rest(): Ratio {
    return new Ratio(this.denominator - this.numerator, this.denominator);
  }

  public times(other: Ratio): Ratio {
    return Ratio.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  public max(other: Ratio): Ratio {
    return this.compare(other) >= 0 ? this : other;
  }

  /** How many of a number, rounded up: enough instances for the share. */
  public ceilOf(count: number): number {
    return Math.ceil((count * this.numerator) / this.denominator);
  }

  /** `10%`, `0.1%`, or `1/3` where no short percentage says it exactly. */
  public toString(): string {
    for (let scale = 1; scale <= 10_000; scale *= 10) {
      const scaled = (this.numerator * 100 * scale) / this.denominator;
      if (Number.isInteger(scaled)) {
        return `${scaled / scale}%`;
      }
    }
    return `${this.numerator}/${this.denominator}`;
  }
}

/** A number as a person would have typed it; `NaN`, infinities and exponents are no ratio. */
function numberText(value: number): string {
  const text = String(value);
  return /e/i.test(text) ? 'out of range' : text;
}
