import { IConstruct } from 'constructs';

/** How one look at all constructs of an app came about. */
enum Pass {
  /** The first of a synthesis, or one that stands alone. */
  FIRST,
  /** One more within the same `App.synth`, before another chart is written. */
  AGAIN,
}

/**
 * Results of validation, kept for the length of one synthesis. cdk8s validates the whole app once and then again for every chart it writes;
 * nothing can have changed in between, and what is validated here costs as much as the synthesis itself.
 */
export class Synthesis {
  private static readonly apps = new WeakMap<IConstruct, Synthesis>();

  public static of(scope: IConstruct): Synthesis {
    const root = scope.node.root;
    let synthesis = Synthesis.apps.get(root);
    if (synthesis === undefined) {
      synthesis = new Synthesis();
      Synthesis.apps.set(root, synthesis);
    }
    return synthesis;
  }

  /** How often something was computed, for tests. */
  public computed = 0;
  private readonly seen = new Set<string>();
  private readonly results = new Map<string, unknown>();

  /** The result for a construct in this synthesis, computed at most once. */
  public once<T>(path: string, compute: () => T): T {
    if (this.seen.has(path) || this.seen.size === 0) {
      this.seen.clear();
      if (currentPass() === Pass.FIRST) {
        this.results.clear();
      }
    }
    this.seen.add(path);
    return this.shared(path, compute);
  }

  /** Something that several constructs ask for in one pass. */
  public shared<T>(key: string, compute: () => T): T {
    if (!this.results.has(key)) {
      this.computed++;
      this.results.set(key, compute());
    }
    return this.results.get(key) as T;
  }
}

/**
 * Read off the stack, since cdk8s tells nobody when a synthesis begins or ends: `App.synth` validates first by itself and then through
 * `App._synthChart` for each chart. Where names are not to be seen every pass counts as a first one, which costs time and nothing else.
 */
function currentPass(): Pass {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = limit;
  return /\bApp\.synth(Yaml)?\b/.test(stack) && /_synthChart\b/.test(stack) ? Pass.AGAIN : Pass.FIRST;
}
