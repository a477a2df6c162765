import { Problem, shown } from './problem';
import { Ratio } from './ratio';
import { StageOutline } from './stage';
import { shareOf } from './weights';

/** Options of `Capacity.byShare`. */
export interface CapacityByShareOptions {
  /**
   * The fewest instances of a version that is there. A whole number of 1 or more.
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * The part of all the service's requests that the audience makes, in percent from 0 to 100. 100 says that there are no other callers.
   * @default - unknown: the stable version keeps all its instances until everyone has the new one
   */
  readonly audiencePart?: number;

  /**
   * The most instances of all versions together. A plan that needs more in some stage is refused, with the arithmetic.
   * @default - no limit
   */
  readonly maxTotal?: number;
}

/** How many instances each version has in each stage. */
export class Capacity {
  /** Every version has all the service's replicas from the stage that deploys it until it goes: any ratio, any jump and the way back at once are covered. */
  public static full(): Capacity {
    return new Capacity();
  }

  /**
   * A version has the instances that its share needs, rounded up, in the stage and in those beside it in the plan. Only steps between neighbours are covered then:
   * go through the stages one by one, and back in reverse.
   *
   * Raises an error for numbers out of range, and for a plan that a limit cannot hold.
   */
  public static byShare(options: CapacityByShareOptions = {}): Capacity {
    checkCount(options.minReplicas, 'minReplicas');
    checkCount(options.maxTotal, 'maxTotal');
    if (options.audiencePart !== undefined && !(options.audiencePart >= 0 && options.audiencePart <= 100)) {
      throw new Problem(`audiencePart is ${shown(options.audiencePart)}, allowed is a percentage from 0 to 100`);
    }
    return new Capacity(options);
  }

  private constructor(
    /** @internal */
    public readonly _byShare?: CapacityByShareOptions,
  ) {}

  /** Instances of every version in the stage at an index of the plan. @internal */
  public _instances(stages: readonly StageOutline[], index: number, sizes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const stage = stages[index];
    if (stage.instances !== undefined) {
      return stage.instances;
    }
    const result = new Map(stage.present.map(version => [version, this.ofVersion(version, stages.slice(Math.max(0, index - 1), index + 2), sizes.get(version)!)]));
    this.checkTotal(stage, result);
    return result;
  }

  private ofVersion(version: string, around: readonly StageOutline[], size: number): number {
    if (this._byShare === undefined) {
      return size;
    }
    const share = around.map(stage => this.demand(stage, version)).reduce((greatest, next) => greatest.max(next));
    return Math.max(this._byShare.minReplicas ?? 1, share.ceilOf(size));
  }

  /** The greatest share of all requests that a version may get in a stage. */
  private demand(stage: StageOutline, version: string): Ratio {
    const { _weights: weights, _rules: rules } = stage.split;
    const base = shareOf(weights, version);
    if (rules.length === 0) {
      return base;
    }
    const matching = rules.map(rule => shareOf(rule.weights, version)).reduce((greatest, next) => greatest.max(next));
    const part = this._byShare?.audiencePart;
    if (part === undefined) {
      return matching.max(base);
    }
    const audience = Ratio.parse(`${part}%`);
    return sum(audience.times(matching), audience.rest().times(base));
  }

  private checkTotal(stage: StageOutline, instances: ReadonlyMap<string, number>): void {
    const limit = this._byShare?.maxTotal;
    const total = [...instances.values()].reduce((left, right) => left + right, 0);
    if (limit !== undefined && total > limit) {
      const parts = [...instances].map(([version, count]) => `${count} of ${version}`).join(' + ');
      throw new Problem(`capacity is at most ${limit} instances, stage ${shown(stage.name)} needs ${parts} = ${total}: raise maxTotal, lower replicas or take smaller steps`);
    }
  }
}

function sum(left: Ratio, right: Ratio): Ratio {
  return Ratio.of(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator);
}

export function checkCount(value: number | undefined, what: string, least = 1): void {
  if (value !== undefined && (!Number.isSafeInteger(value) || value < least)) {
    throw new Problem(`${what} is ${shown(value)}, allowed is a whole number of ${least} or more`);
  }
}
