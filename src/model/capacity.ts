import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
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
    checkArguments('Capacity.byShare', arguments);
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

  /**
   * Instances of every version in the stage at an index of the plan.
   * @param fixed versions whose instances others decide on
   * @internal
   */
  public _instances(stages: readonly StageOutline[], index: number, sizes: ReadonlyMap<string, number>, fixed: ReadonlySet<string> = new Set()): ReadonlyMap<string, number> {
    const stage = stages[index];
    if (stage.instances !== undefined) {
      return new Map([...stage.instances].map(([version, instances]) => [version, fixed.has(version) ? sizes.get(version)! : instances]));
    }
    const result = new Map(stage.present.map(version => [version, this.ofVersion(version, around(stages, index), sizes.get(version)!, fixed)]));
    this.checkTotal(stage, result);
    return result;
  }

  /** Instances that the greatest share needs which a version may get in a stage and in those beside it. @internal */
  public _needed(stages: readonly StageOutline[], index: number, version: string, size: number): number {
    return Math.max(...around(stages, index).map(stage => this.demand(stage, version, size)));
  }

  /**
   * Why a version has fewer instances than the requests outside the audience would ask for, here or in a stage beside it, if they were all there are;
   * undefined where it has enough for those.
   * @internal
   */
  public _assumed(near: readonly StageOutline[], version: string, instances: number, size: number): string | undefined {
    const part = this._byShare?.audiencePart;
    const isShort = near.some(({ split }) => split._rules.length > 0 && instances < shareOf(split._weights, version).ceilOf(size));
    return part !== undefined && isShort ? `the audience makes ${part} % of all requests` : undefined;
  }

  private ofVersion(version: string, stages: readonly StageOutline[], size: number, fixed: ReadonlySet<string>): number {
    if (this._byShare === undefined || fixed.has(version)) {
      return size;
    }
    const least = this._byShare.minReplicas ?? 1;
    if (least > size) {
      throw new Problem(`minReplicas is ${least}, version ${shown(version)} has ${size} ${size === 1 ? 'instance' : 'instances'} for all the traffic: lower minReplicas or raise replicas to ${least} or more`);
    }
    return Math.max(least, ...stages.map(stage => this.demand(stage, version, size)));
  }

  /** Instances that a version needs for the greatest share of all requests that it may get in a stage. */
  private demand({ split, present }: StageOutline, version: string, size: number): number {
    if (!present.includes(version)) {
      return 0;
    }
    const base = shareOf(split._weights, version);
    if (split._rules.length === 0) {
      return base.ceilOf(size);
    }
    const matching = split._rules.map(rule => shareOf(rule.weights, version)).reduce((greatest, next) => greatest.max(next));
    const part = this._byShare?.audiencePart;
    return part === undefined ? matching.max(base).ceilOf(size) : mixedCeilOf(size, Ratio.parse(`${part}%`), matching, base);
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

/** A stage and those beside it. */
function around(stages: readonly StageOutline[], index: number): readonly StageOutline[] {
  return stages.slice(Math.max(0, index - 1), index + 2);
}

/** Instances for one share of a part of the requests and another share of the rest, rounded up; exact, since one instance too few is one that is missing. */
function mixedCeilOf(size: number, part: Ratio, share: Ratio, others: Ratio): number {
  const [a, m, b] = [part, share, others].map(ratio => ({ n: BigInt(ratio.numerator), d: BigInt(ratio.denominator) }));
  const numerator = BigInt(size) * (a.n * m.n * b.d + (a.d - a.n) * b.n * m.d);
  const denominator = a.d * m.d * b.d;
  return Number((numerator + denominator - 1n) / denominator);
}

export function checkCount(value: number | undefined, what: string, least = 1): void {
  if (value !== undefined && (!Number.isSafeInteger(value) || value < least)) {
    throw new Problem(`${what} is ${shown(value)}, allowed is a whole number of ${least} or more`);
  }
}
