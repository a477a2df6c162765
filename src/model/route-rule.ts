import { Match } from './match';
import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { Split, SplitRule, ruleName } from './split';

/** A rule before the weighted default: where matching requests go. */
export class RouteRule {
  /** To one version. */
  public static to(version: string): RouteRule {
    checkArguments('RouteRule.to', arguments);
    return new RouteRule(Split.all(version));
  }

  /** Divided in a way of its own, by whole-number weights such as `{ v1: 50, v2: 50 }`. */
  public static split(weights: { [version: string]: number }): RouteRule {
    checkArguments('RouteRule.split', arguments);
    return new RouteRule(Split.weights(weights));
  }

  private constructor(
    private readonly split: Split,
    private readonly matches: readonly Match[] = [],
    private readonly name?: string,
  ) {}

  /** For requests that any of the matches takes. */
  public when(...matches: Match[]): RouteRule {
    checkArguments('RouteRule.when', arguments);
    return new RouteRule(this.split, [...this.matches, ...matches], this.name);
  }

  /** With a name for its route, which tells it apart in metrics and logs. Without one it is `to-<version>`. */
  public named(name: string): RouteRule {
    checkArguments('RouteRule.named', arguments);
    return new RouteRule(this.split, this.matches, name);
  }

  /** @internal */
  public _rule(taken: readonly string[]): SplitRule {
    if (this.matches.length === 0) {
      throw new Problem(`the rule to ${this.split.versions.join(', ')} has no match, say for which requests it is: .when(Match.header("end-user").exact("jason"))`);
    }
    return { name: this.name ?? ruleName(this.split.versions, taken), matches: this.matches, weights: this.split._weights };
  }
}

/** Rules in order, then the weighted default. */
export function splitOf(weights: Split, rules: readonly RouteRule[]): Split {
  const result: SplitRule[] = [];
  for (const rule of rules) {
    const taken = [...result.map(one => one.name), 'default'];
    const next = rule._rule(taken);
    if (taken.includes(next.name)) {
      throw new Problem(`two routes have the name ${shown(next.name)}, each needs its own`);
    }
    result.push(next);
  }
  return Split._of(weights._weights, result);
}
