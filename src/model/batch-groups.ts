import { checkCount } from './capacity';
import { Problem, shown } from './problem';
import { Ratio } from './ratio';

/** A group of instances that are replaced together. */
export interface Group {
  /** How many, or which part of all: `2`, `"25%"`, `"1/3"`. */
  readonly instances: number | string;
  /** The shares that the new version gets once the group is there, one after the other; without any the share of the instances. */
  readonly ratios?: readonly (number | string)[];
}

/** Exact; percentages of several groups may have large denominators together. */
interface Part {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * How many instances the new version has with each group, going up to the replicas. Percentages are added up before they are rounded, so that groups of
 * 20, 30 and 50 % of 3 instances are 1 + 1 + 1. Raises a problem for groups that do not add up, and for one that would add no instance.
 */
export function groupTotals(groups: readonly Group[], replicas: number): number[] {
  if (groups.length === 0) {
    throw new Problem(`groups are empty, they have to add up to the ${replicas} replicas`);
  }
  const parts = groups.map(({ instances }, index) => partOf(instances, replicas, nameOf(index)));
  const sums = parts.map((_, index) => parts.slice(0, index + 1).reduce(sum));
  const whole = sums[sums.length - 1];
  if (whole.numerator !== whole.denominator) {
    throw new Problem(shortfall(groups, whole, replicas));
  }
  const totals = sums.map(part => ceil(part, replicas));
  totals.forEach((total, index) => {
    const before = index === 0 ? 0 : totals[index - 1];
    if (total === before) {
      throw new Problem(`${nameOf(index)} is ${said(groups[index].instances)} of ${replicas} instances and adds none: with the groups before it is ${
        decimal(sums[index], replicas)}, rounded up ${total}, and those are ${before} already`);
    }
  });
  return totals;
}

/** Groups of one size, as a number or a part of all; the last one has what is left. */
export function groupsOfSize(size: number | string, replicas: number): Group[] {
  const part = partOf(size, replicas, 'groupSize');
  const totals: number[] = [];
  for (let reached = part; totals[totals.length - 1] !== replicas; reached = sum(reached, part)) {
    const total = Math.min(replicas, ceil(reached, replicas));
    if (total > (totals[totals.length - 1] ?? 0)) {
      totals.push(total);
    }
  }
  return totals.map((total, index) => ({ instances: total - (totals[index - 1] ?? 0) }));
}

function partOf(instances: number | string, replicas: number, what: string): Part {
  if (typeof instances === 'number') {
    checkCount(instances, `instances of ${what}`);
    return { numerator: BigInt(instances), denominator: BigInt(replicas) };
  }
  const ratio = /[%/]/.test(instances) ? Ratio.tryParse(instances) : undefined;
  if (ratio === undefined) {
    throw new Problem(`instances of ${what} are ${shown(instances)}, allowed is a whole number such as 2 or a part of all such as "25%" or "1/3"`);
  }
  if (ratio.isZero) {
    throw new Problem(`instances of ${what} are ${shown(instances)} of ${replicas} = 0, a group needs at least one`);
  }
  return { numerator: BigInt(ratio.numerator), denominator: BigInt(ratio.denominator) };
}

function sum(left: Part, right: Part): Part {
  return { numerator: left.numerator * right.denominator + right.numerator * left.denominator, denominator: left.denominator * right.denominator };
}

function ceil({ numerator, denominator }: Part, replicas: number): number {
  return Number((numerator * BigInt(replicas) + denominator - 1n) / denominator);
}

function shortfall(groups: readonly Group[], whole: Part, replicas: number): string {
  const terms = groups.map(group => said(group.instances)).join(' + ');
  return groups.every(({ instances }) => typeof instances === 'string')
    ? `groups are ${terms} = ${decimal(whole, 100)}%, they have to be 100% of the replicas`
    : `groups are ${terms} = ${decimal(whole, replicas)} instances, replicas are ${replicas}`;
}

function decimal({ numerator, denominator }: Part, times: number): string {
  return String(Math.round(Number((numerator * BigInt(times) * 10_000n) / denominator) / 100) / 100);
}

function said(instances: number | string): string {
  return String(instances).trim();
}

function nameOf(index: number): string {
  return `group ${index + 1}`;
}

/** A stage's name; the first group is the beta group. */
export function groupName(index: number): string {
  return index === 0 ? 'beta' : `group ${index + 1}`;
}
