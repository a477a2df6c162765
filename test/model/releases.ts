import * as fc from 'fast-check';
import { abTestPlan } from '../../src/model/ab-test-plan';
import { Group } from '../../src/model/batch-groups';
import { batchPlan } from '../../src/model/batch-plan';
import { blueGreenPlan } from '../../src/model/blue-green-plan';
import { canaryPlan } from '../../src/model/canary-plan';
import { Capacity } from '../../src/model/capacity';
import { Match } from '../../src/model/match';
import { Plan, PlanBuilder } from '../../src/model/plan';
import { Ratio } from '../../src/model/ratio';
import { PlanOutline } from '../../src/model/release-plan';
import { Split } from '../../src/model/split';
import { onlyStage, stagedPlan } from '../../src/model/staged-plan';
import { normalized } from '../../src/model/weights';

/** Any release of any kind, with what the properties need to know of it. */
export interface AnyRelease {
  readonly kind: string;
  readonly versions: readonly string[];
  readonly winner: string;
  readonly replicas: number;
  readonly capacity: Capacity;
  readonly outline: PlanOutline;
  /** The plan of the winner alone, as it stands before the next release. */
  readonly next: PlanOutline;
  /** Requests beside its rules stay with the old version until `everyone`. */
  readonly hasAudience: boolean;
}

export const HEADERS = ['x-a', 'x-b', 'x-c'];
export const COOKIE = 'exp';

const versionName = fc.stringMatching(/^(v[0-9]{1,2}|[0-9]\.[0-9]{1,2}\.0|[a-z]{1,6}-beta)$/);
const versionNames = (least: number, most: number) => fc.uniqueArray(versionName, { minLength: least, maxLength: most });
const replicas = fc.integer({ min: 3, max: 12 });
const matches = (least: number) => fc.uniqueArray(fc.constantFrom(...HEADERS), { minLength: least, maxLength: 2 }).map(names => names.map(name => Match.header(name).present()));
const ratio = fc.oneof(fc.integer({ min: 1, max: 99 }).map(percent => Ratio.of(percent, 100)), fc.integer({ min: 1, max: 996 }).map(part => Ratio.of(part, 997)));
const ratios = fc.uniqueArray(ratio, { maxLength: 5, selector: String }).map(list => [...list.sort((a, b) => a.compare(b)), Ratio.ONE]);
const capacity = fc.option(fc.record({ minReplicas: fc.integer({ min: 1, max: 3 }) }), { nil: undefined })
  .map(options => options === undefined ? Capacity.full() : Capacity.byShare(options));

export const canaries: fc.Arbitrary<AnyRelease> = fc.record({ versions: versionNames(2, 2), replicas, capacity, steps: ratios, audience: matches(0) })
  .map(({ versions: [stable, canary], steps, audience, ...rest }) => ({
    ...rest,
    kind: 'canary',
    versions: [stable, canary],
    winner: canary,
    outline: canaryPlan({ stable, canary, steps, audience }),
    next: canaryPlan({ stable: canary, steps, audience }),
    hasAudience: audience.length > 0,
  }));

export const blueGreens: fc.Arbitrary<AnyRelease> = fc.record({ versions: versionNames(2, 2), replicas, preview: matches(0), audience: matches(0) })
  .map(({ versions: [blue, green], replicas: count, preview, audience }) => ({
    kind: 'blue/green',
    versions: [blue, green],
    winner: green,
    replicas: count,
    capacity: Capacity.full(),
    outline: blueGreenPlan({ blue, green, preview, audience }),
    next: blueGreenPlan({ blue: green, preview, audience }),
    hasAudience: audience.length > 0,
  }));

export const abTests: fc.Arbitrary<AnyRelease> = fc.record({
  versions: versionNames(2, 4),
  replicas,
  capacity,
  audience: matches(1),
  sticky: fc.boolean(),
  shares: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
  winner: fc.nat(),
}).map(({ versions: [a, ...others], audience, sticky, shares, winner: place, ...rest }) => {
  const winner = others[place % others.length];
  const weights = normalized([a, ...others].map((version, index) => [version, shares[index] + (index === 0 ? 1 : 0)]));
  const plan = { a, audience, weights, sticky: sticky ? { name: COOKIE, path: '/' } : undefined };
  return {
    ...rest,
    kind: 'A/B test',
    versions: [a, ...others],
    winner,
    outline: abTestPlan({ ...plan, others, winner }),
    next: abTestPlan({ ...plan, a: winner, others: [] }),
    hasAudience: true,
  };
});

/** Groups whose ratios, where there are any, do not run ahead of the pods. */
const groups = fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), parts: fc.array(fc.integer({ min: 1, max: 19 }), { maxLength: 2 }) }), { minLength: 1, maxLength: 5 })
  .map(sizes => {
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    let pods = 0;
    return sizes.map(({ size, parts }): Group => {
      const said = [...new Set(parts)].sort((a, b) => a - b).map(part => `${pods * 20 + size * part}/${total * 20}`);
      pods += size;
      return { instances: size, ratios: said };
    });
  });

export const batches: fc.Arbitrary<AnyRelease> = fc.record({ versions: versionNames(2, 2), sizes: groups, audience: matches(0) })
  .map(({ versions: [stable, canary], sizes, audience }) => {
    const count = sizes.reduce((sum, { instances }) => sum + Number(instances), 0);
    return {
      kind: 'batch',
      versions: [stable, canary],
      winner: canary,
      replicas: count,
      capacity: Capacity.full(),
      outline: batchPlan({ stable, canary, replicas: count, groups: sizes, audience }),
      next: batchPlan({ stable: canary, replicas: count, groups: sizes, audience }),
      hasAudience: audience.length > 0,
    };
  });

interface AnyStage {
  readonly weights: readonly number[];
  readonly rules: readonly { readonly header: string; readonly weights: readonly number[] }[];
}

/** Stages with the last version as the winner, whose shares rise in whatever they say. */
const percent = fc.integer({ min: 0, max: 100 });
const risingStages = fc.array(fc.record({ percent, header: fc.option(fc.constantFrom(...HEADERS), { nil: undefined }), more: percent }), { maxLength: 5 })
  .map(list => [...list].sort((a, b) => a.percent - b.percent).map(({ percent: least, header, more }, index): AnyStage => {
    const share = (of: number): number[] => [100 - of, of];
    return { weights: share(least), rules: header === undefined ? [] : [{ header, weights: share(Math.min(100, least + Math.floor((more * index) / 5))) }] };
  }));

const anyWeights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }).filter(weights => weights.some(weight => weight > 0));
export const anyStages: fc.Arbitrary<AnyStage[]> = fc.array(fc.record({
  weights: anyWeights,
  rules: fc.uniqueArray(fc.record({ header: fc.constantFrom(...HEADERS), weights: anyWeights }), { maxLength: 2, selector: rule => rule.header }),
}), { minLength: 1, maxLength: 3 });

export function planOfStages(versions: readonly string[], stages: readonly AnyStage[]): Plan {
  const split = (weights: readonly number[]): Split => Split.weights(Object.fromEntries(versions.map((version, index) => [version, weights[index] ?? 0])));
  const builder = stages.reduce((plan: PlanBuilder, { weights, rules }, index) => plan.stage(
    `stage ${index + 1}`,
    rules.reduce((whole, rule) => whole.matching(Match.header(rule.header).present(), split(rule.weights)), split(weights)),
  ), Plan.startingFrom(versions[0]));
  return builder.finishWith(versions[versions.length - 1]);
}

export const staged: fc.Arbitrary<AnyRelease> = fc.record({ versions: versionNames(2, 2), replicas, capacity, stages: risingStages })
  .chain(({ versions, stages, ...rest }) => {
    // Rules are only known to rise once carried on; those that do not are for the test of what is refused.
    try {
      const outline = stagedPlan(planOfStages(versions, stages), versions);
      return fc.constant({ ...rest, kind: 'staged', versions, winner: versions[1], outline, next: onlyStage(versions[1]), hasAudience: false });
    } catch {
      const outline = stagedPlan(planOfStages(versions, stages.map(stage => ({ ...stage, rules: [] }))), versions);
      return fc.constant({ ...rest, kind: 'staged', versions, winner: versions[1], outline, next: onlyStage(versions[1]), hasAudience: false });
    }
  });

export const releases: fc.Arbitrary<AnyRelease> = fc.oneof(canaries, blueGreens, abTests, batches, staged);
