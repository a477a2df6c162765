import { FormerData, RuleData, StageData, VersionData } from './plan-data';

/** What a picture of a stage needs to know of it. */
export interface PicturedStage {
  readonly name: string;
  readonly isRouted: boolean;
  readonly versions: readonly VersionData[];
  readonly former?: FormerData;
  readonly rules: readonly RuleData[];
  readonly preview?: StageData['preview'];
}

/** What some of the requests get. */
export interface Portion {
  readonly name: string;
  /** From 0 to 1. */
  readonly part: number;
  /** `90 %`, `2/3`. */
  readonly share: string;
}

/** Some of the requests of a stage, and how they are divided. */
export interface Division {
  /** Undefined where there are no others. */
  readonly requests?: string;
  readonly portions: readonly Portion[];
  /** Whether the number of pods decides, not a route. */
  readonly isByPods: boolean;
}

/** The divisions of a stage in the order in which a request meets them; the last is that of everybody else. */
export function divisionsOf(stage: PicturedStage): Division[] {
  const rules = stage.rules.map((rule): Division => ({ requests: rule.name, portions: routedPortions(Object.entries(rule.shares)), isByPods: false }));
  const others = othersOf(stage);
  return [...rules, rules.length === 0 ? others : { ...others, requests: 'all others' }];
}

/** Versions in the order in which they come, and what served before them. */
export function namesOf(stages: readonly PicturedStage[]): string[] {
  const versions = stages.flatMap(stage => stage.versions.map(({ version }) => version));
  return [...new Set([...versions, ...stages.flatMap(({ former }) => former === undefined ? [] : [formerName(former)])])];
}

/** `Deployment orders`, which no version can be called. */
export function formerName({ name }: FormerData): string {
  return `Deployment ${name}`;
}

/** `v1 3, v2 3`: everything that runs pods, with its instances. */
export function instancesOf({ versions, former }: PicturedStage): { readonly name: string; readonly instances?: number }[] {
  return [...former === undefined ? [] : [{ name: formerName(former), instances: former.instances }], ...versions.map(({ version, instances }) => ({ name: version, instances }))];
}

/** A share as a number from 0 to 1. */
export function fractionOf(share: string): number {
  const [numerator, denominator = 1] = share.replace('%', '/100').split('/').map(Number);
  return numerator / denominator;
}

/** `90%` as people write it. */
export function spaced(share: string): string {
  return share.replace(/%$/, ' %');
}

function othersOf(stage: PicturedStage): Division {
  const routed = routedPortions(stage.versions.map(({ version, share }) => [version, share]));
  return routed.length === 0 ? { portions: podPortions(stage), isByPods: true } : { portions: routed, isByPods: !stage.isRouted };
}

function routedPortions(shares: readonly (readonly [string, string])[]): Portion[] {
  return shares.map(([name, share]) => ({ name, part: fractionOf(share), share: spaced(share) })).filter(({ part }) => part > 0);
}

/** Where no route decides yet, each pod of the Service gets as much as any other. */
function podPortions(stage: PicturedStage): Portion[] {
  const pods = instancesOf(stage);
  const total = pods.reduce((sum, { instances = 0 }) => sum + instances, 0);
  if (pods.length > 1 && pods.some(({ instances }) => instances === undefined)) {
    return [];
  }
  return pods.length === 1 ? [{ name: pods[0].name, part: 1, share: '100 %' }]
    : pods.filter(({ instances = 0 }) => instances > 0).map(({ name, instances = 0 }) => ({ name, part: instances / total, share: `${instances} of ${total} pods` }));
}
