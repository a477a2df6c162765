import * as fc from 'fast-check';
import { AnyRelease, anyStages, batches, blueGreens, planOfStages, releases } from './releases';
import { isTaken, requests, shareOfRequest } from './requests';
import { Capacity } from '../../src/model/capacity';
import { podBatchPlan } from '../../src/model/pod-batch-plan';
import { Problem } from '../../src/model/problem';
import { Progress } from '../../src/model/progress';
import { Ratio } from '../../src/model/ratio';
import { ReleasePlan } from '../../src/model/release-plan';
import { Stage, StageOutline, serving } from '../../src/model/stage';
import { stagedPlan } from '../../src/model/staged-plan';

function planOf({ outline, versions, replicas, capacity }: Pick<AnyRelease, 'outline' | 'versions' | 'replicas' | 'capacity'>): ReleasePlan {
  return new ReleasePlan(outline, new Map(versions.map(version => [version, replicas])), capacity);
}

/** Each step between neighbours, forward and back. */
function steps({ stages }: ReleasePlan): [Stage, Stage][] {
  return stages.slice(1).flatMap((stage, index): [Stage, Stage][] => [[stages[index], stage], [stage, stages[index]]]);
}

function greatestShare({ split }: Stage, version: string): Ratio {
  return [split._weights, ...split._rules.map(rule => rule.weights)]
    .map(weights => Ratio.of(weights.get(version) ?? 0, [...weights.values()].reduce((sum, weight) => sum + weight)))
    .reduce((greatest, share) => greatest.max(share));
}

/** Requests that get less of a version in a stage than in the one before. */
function fallingShares(stages: readonly StageOutline[], versions: readonly string[], winner: string): unknown[] {
  return requests(versions).filter(request => {
    const shares = stages.map(({ split }) => shareOfRequest(split, request, winner));
    return shares.slice(1).some((share, index) => share.compare(shares[index]) < 0);
  });
}

function hold(check: (release: AnyRelease, plan: ReleasePlan) => void, which: fc.Arbitrary<AnyRelease> = releases): void {
  fc.assert(fc.property(which, release => check(release, planOf(release))), { numRuns: 200 });
}

describe('every plan of every kind', () => {
  test('has whole weights that carry its ratios exactly, and none of 0', () => hold(({ winner }, plan) => {
    for (const { split, ratio } of plan.stages) {
      for (const weights of [split._weights, ...split._rules.map(rule => rule.weights)]) {
        expect([...weights.values()].every(weight => Number.isSafeInteger(weight) && weight > 0)).toBe(true);
      }
      if (ratio !== undefined) {
        const inScope = split._rules.length > 0 ? split._rules[split._rules.length - 1].weights : split._weights;
        const total = [...inScope.values()].reduce((sum, weight) => sum + weight);
        expect((inScope.get(winner) ?? 0) * ratio.denominator).toBe(ratio.numerator * total);
      }
    }
  }));

  test('sends requests only to versions that are there in the stage and in those beside it', () => hold((_, plan) => {
    for (const [from, to] of steps(plan)) {
      expect(from.present).toEqual(expect.arrayContaining(serving(from)));
      expect(from.present).toEqual(expect.arrayContaining(serving(to)));
      expect([...from.instances.keys()]).toEqual([...from.present]);
    }
  }));

  test('has instances for the share of each version, in the stage and in those beside it', () => hold(({ versions, replicas }, plan) => {
    for (const [from, to] of steps(plan)) {
      for (const version of versions) {
        const needed = greatestShare(from, version).ceilOf(replicas);
        expect(from.instances.get(version) ?? 0).toBeGreaterThanOrEqual(needed);
        expect(to.instances.get(version) ?? 0).toBeGreaterThanOrEqual(needed);
      }
    }
  }));

  test('takes away only what has no requests any more', () => hold((_, plan) => {
    for (const [from, to] of steps(plan)) {
      for (const gone of from.present.filter(version => !to.present.includes(version))) {
        expect(serving(from)).not.toContain(gone);
      }
    }
  }));

  test('gives no class of requests less of the new version while it goes forward', () => hold(({ versions, winner }, plan) => {
    expect(fallingShares(plan.stages, versions, winner)).toEqual([]);
  }));

  test('keeps everybody outside the audience on the old version until everyone', () => hold(({ versions, hasAudience }, plan) => {
    fc.pre(hasAudience);
    const end = plan.stages.findIndex(stage => stage.name === 'everyone');
    expect(end).toBe(plan.stages.length - 2);
    for (const { split } of plan.stages.slice(0, end)) {
      const outside = requests(versions).filter(request => !isTaken(split, request));
      expect(outside.filter(request => !shareOfRequest(split, request, versions[0]).isOne)).toEqual([]);
    }
  }));

  test('starts with the old version alone, ends with the new one alone, and has all requests on it before', () => hold(({ versions, winner, replicas }, plan) => {
    const [first, ...rest] = plan.stages;
    const [before, last] = rest.slice(-2);
    expect([first.name, first.present, serving(first)]).toEqual(['stable', [versions[0]], [versions[0]]]);
    expect([last.name, last.present, serving(last), last.instances.get(winner)]).toEqual(['finish', [winner], [winner], replicas]);
    expect(serving(before)).toEqual([winner]);
  }));

  test('ends as the next release starts', () => hold(({ next, winner, replicas, capacity }, plan) => {
    const [start] = planOf({ outline: next, versions: [winner], replicas, capacity }).stages;
    const { name, ...end } = plan.stages[plan.stages.length - 1];
    expect(end).toEqual((({ name: _, ...content }) => content)(start));
  }));

  test('finds each stage by its name, and every name once', () => hold((_, plan) => {
    expect(new Set(plan.stages.map(stage => stage.name)).size).toBe(plan.stages.length);
    for (const stage of plan.stages) {
      expect(plan.at(Progress.stage(stage.name))).toBe(stage);
    }
  }));
});

test('a release by groups never has fewer ready instances than asked, in whatever order a step is applied', () => {
  const ready = (plan: ReleasePlan, replicas: number): void => {
    for (const [from, to] of steps(plan)) {
      const least = from.present.reduce((sum, version) => sum + Math.min(from.instances.get(version)!, to.instances.get(version) ?? 0), 0);
      expect(least).toBeGreaterThanOrEqual(replicas);
    }
  };
  hold(({ replicas }, plan) => ready(plan, replicas), batches);
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }), sizes => {
    const replicas = sizes.reduce((sum, size) => sum + size);
    const outline = podBatchPlan({ stable: 'v1', canary: 'v2', replicas, groups: sizes.map(instances => ({ instances })) });
    ready(new ReleasePlan(outline, new Map(), Capacity.full()), replicas);
  }));
});

test('blue has all its instances in every stage until finish, and so has green', () => hold(({ versions, replicas }, plan) => {
  const { stages } = plan;
  stages.slice(0, -1).forEach(({ instances }) => expect(instances.get(versions[0])).toBe(replicas));
  stages.slice(1).forEach(({ instances }) => expect(instances.get(versions[1])).toBe(replicas));
}, blueGreens));

test('a plan of one\'s own is refused, or gives no class of requests less of the winner while it goes forward', () => {
  const versions = ['v1', 'v2', 'v3'];
  let taken = 0;
  fc.assert(fc.property(anyStages, stages => {
    const outline = attempt(() => stagedPlan(planOfStages(versions, stages), versions));
    taken += outline === undefined ? 0 : 1;
    expect(outline === undefined ? [] : fallingShares(outline.stages, [], 'v3')).toEqual([]);
  }), { numRuns: 1000 });
  expect(taken).toBeGreaterThan(50);
});

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (Problem.is(error)) {
      return undefined;
    }
    throw error;
  }
}
