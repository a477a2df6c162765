import { isDefault } from './defaults';
import { PlainObject } from '../mesh/manifest';
import { quantity } from '../mesh/quantity';

/** So many comparisons before pairs are remembered: YAML anchors can make an object that contains itself, or one that is shared a billion times. */
const FREE_COMPARISONS = 20_000;

type KeyFilter = (key: string, value: unknown) => boolean;
const nothingIsDefault: KeyFilter = () => false;

/** Whether two values of a manifest are the same, key order aside. */
export function same(a: unknown, b: unknown): boolean {
  return new Comparison(nothingIsDefault).same(a, b);
}

/** The same, where the API server's defaults, empty things and ways to write a quantity make no difference: live objects against files. */
export function sameButDefaults(a: unknown, b: unknown): boolean {
  return new Comparison(isDefault).same(a, b);
}

class Comparison {
  private comparisons = 0;
  private readonly seen = new Map<object, Set<object>>();

  constructor(private readonly mayBeAbsent: KeyFilter) {}

  public same(a: unknown, b: unknown, key = ''): boolean {
    if (a === b) {
      return true;
    }
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      return this.mayBeAbsent !== nothingIsDefault && sameScalar(a, b, key);
    }
    if (this.wasCompared(a, b)) {
      return true;
    }
    if (Array.isArray(a) || Array.isArray(b)) {
      return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => this.same(item, b[index], key));
    }
    return this.sameFields(a as PlainObject, b as PlainObject, key);
  }

  private sameFields(a: PlainObject, b: PlainObject, parent: string): boolean {
    const keys = Object.keys(a);
    for (const key of keys) {
      if (!Object.hasOwn(b, key) ? !this.mayBeAbsent(key, a[key]) : !this.same(a[key], b[key], parent === 'limits' || parent === 'requests' ? 'quantity' : key)) {
        return false;
      }
    }
    return Object.keys(b).every(key => Object.hasOwn(a, key) || this.mayBeAbsent(key, b[key]));
  }

  /** A pair met again is taken as the same: if it is not, the first comparison of it says so. */
  private wasCompared(a: object, b: object): boolean {
    this.comparisons += 1;
    if (this.comparisons < FREE_COMPARISONS) {
      return false;
    }
    const partners = this.seen.get(a);
    if (partners?.has(b)) {
      return true;
    }
    this.seen.set(a, (partners ?? new Set()).add(b));
    return false;
  }
}

function sameScalar(a: unknown, b: unknown, key: string): boolean {
  return key === 'quantity' && value(a) !== undefined && value(a) === value(b);
}

/** Rounded, since `0.3` and `300m` are one quantity and not one floating-point number. */
function value(written: unknown): string | undefined {
  return quantity(written)?.toPrecision(12);
}
