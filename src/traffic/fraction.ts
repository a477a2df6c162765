function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) {
    [a, b] = [b, a % b];
  }
  return a;
}

/** An exact number from 0 on, such as the share of a version; always in lowest terms. */
export class Fraction {
  public static readonly ZERO = new Fraction(0n, 1n);
  public static readonly ONE = new Fraction(1n, 1n);

  /** @throws when the denominator is not above zero or a number is no integer */
  public static of(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
    const top = BigInt(numerator);
    const bottom = BigInt(denominator);
    if (bottom <= 0n || top < 0n) {
      throw new Error(`a fraction is made of integers from 0 on over integers above 0, got ${numerator}/${denominator}`);
    }
    if (top === 0n) {
      return Fraction.ZERO;
    }
    const divisor = greatestCommonDivisor(top, bottom);
    return new Fraction(top / divisor, bottom / divisor);
  }

  /**
   * A decimal number as it is written: 0.1 is a tenth, not the nearest binary number to it.
   * @throws when the value is negative or not finite
   */
  public static decimal(value: number): Fraction {
    const [mantissa, exponent = '0'] = String(value).split('e');
    const [whole, digits = ''] = mantissa.split('.');
    const scale = Number(exponent) - digits.length;
    const top = BigInt(whole + digits);
    return scale < 0 ? Fraction.of(top, 10n ** BigInt(-scale)) : Fraction.of(top * 10n ** BigInt(scale));
  }

  public static sum(parts: Iterable<Fraction>): Fraction {
    let result = Fraction.ZERO;
    for (const part of parts) {
      result = result.plus(part);
    }
    return result;
  }

  private constructor(public readonly numerator: bigint, public readonly denominator: bigint) {}

  public plus(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }

  /** @throws when the result would be below zero */
  public minus(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.denominator - other.numerator * this.denominator, this.denominator * other.denominator);
  }

  public times(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Below zero when this is the smaller, above when it is the greater. */
  public compare(other: Fraction): number {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  public equals(other: Fraction): boolean {
    return this.compare(other) === 0;
  }

  public get isZero(): boolean {
    return this.numerator === 0n;
  }

  /** For display and for coarse comparison only. */
  public toNumber(): number {
    return Number(this.numerator) / Number(this.denominator);
  }

  /** `12.5 %` where at most six digits say it exactly, else the fraction: `1/3`. */
  public toPercent(): string {
    const scaled = this.numerator * 100_000_000n;
    if (scaled % this.denominator !== 0n) {
      return this.toString();
    }
    const digits = String(scaled / this.denominator).padStart(7, '0');
    const decimals = digits.slice(-6).replace(/0+$/, '');
    return `${digits.slice(0, -6)}${decimals === '' ? '' : `.${decimals}`} %`;
  }

  public toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }
}
