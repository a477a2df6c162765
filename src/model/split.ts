import { Match } from './match';
import { byName } from './name-order';
import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { StickyCookie } from './sticky-cookie';
import { Weights, normalized, only } from './weights';

/** An ordered part of a split: requests that any of the matches takes. */
export interface SplitRule {
  /** Stable name of the routes made of it: what it is for. */
  readonly name: string;
  readonly matches: readonly Match[];
  readonly weights: Weights;
  /** Answers tell the browser which version it got. */
  readonly sticky?: StickyCookie;
}

/**
 * How requests are divided over versions: ordered rules, then the weighted default.
 */
export class Split {
  /** Every request to one version. */
  public static all(version: string): Split {
    checkArguments('Split.all', arguments);
    return new Split(only(version), []);
  }

  /**
   * Requests by whole-number weights, such as `{ v1: 98, v2: 1, v3: 1 }`; they need not add up to 100. A version with weight 0 gets none.
   * Raises an error for weights that are negative, no whole numbers or all 0.
   */
  public static weights(weights: { [version: string]: number }): Split {
    checkArguments('Split.weights', arguments);
    return new Split(normalized(Object.entries(weights).sort(([a], [b]) => byName(a, b))), []);
  }

  /** To the Service as a whole: whichever of its pods answers, without a subset. @internal */
  public static _undivided(): Split {
    return new Split(new Map(), []);
  }

  /** @internal */
  public static _of(weights: Weights, rules: readonly SplitRule[] = []): Split {
    return new Split(weights, rules);
  }

  private constructor(
    /** @internal */
    public readonly _weights: Weights,
    /** @internal */
    public readonly _rules: readonly SplitRule[],
  ) {}

  /**
   * The same split, with requests that the match takes divided in another way. Rules are asked in the order they are added; the first that takes a request counts.
   * Raises an error when the other split has rules of its own.
   */
  public matching(match: Match, split: Split): Split {
    checkArguments('Split.matching', arguments);
    if (split._rules.length > 0) {
      throw new Problem('a split for matching requests has rules of its own, allowed are Split.all and Split.weights');
    }
    const name = ruleName([...split._weights.keys()], this._rules.map(rule => rule.name));
    return new Split(this._weights, [...this._rules, { name, matches: [match], weights: split._weights }]);
  }

  /** All versions that get requests, by whatever rule. */
  public get versions(): string[] {
    return [...new Set([...this._weights.keys(), ...this._rules.flatMap(rule => [...rule.weights.keys()])])];
  }

  /** @internal */
  public _checkVersions(known: readonly string[], where: string): void {
    for (const version of this.versions) {
      if (!known.includes(version)) {
        throw new Problem(`${where} sends requests to version ${shown(version)}, known are ${known.map(shown).join(', ')}`);
      }
    }
  }
}

/** `to-v2`, `to-v1-v2`; with a number where it is taken. */
export function ruleName(versions: readonly string[], taken: readonly string[]): string {
  return freeName(`to-${versions.join('-')}`, taken);
}

export function freeName(name: string, taken: readonly string[]): string {
  let result = name;
  for (let number = 2; taken.includes(result); number++) {
    result = `${name}-${number}`;
  }
  return result;
}
