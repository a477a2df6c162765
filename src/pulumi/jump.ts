import { BeforeValue, ReleaseState } from './before';
import { CheckedStages, KnownObject, inWords } from './checked-stages';
import { ReleaseParts } from './release-parts';
import { releaseStage } from '../constructs/release-stage';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { INSTANCES_SHORT } from '../model/accepted';
import { Problem, oneOf, shown } from '../model/problem';
import { Progress } from '../model/progress';
import { ReleasePlan } from '../model/release-plan';
import { Stage } from '../model/stage';
import { Finding, Severity } from '../rules/finding';
import { checkStep } from '../steps/check';

/** Where a release stands, for the next update. */
export function stateOf({ identity, plan, current }: ReleaseParts): ReleaseState {
  const { service, appLabel, versionLabel } = identity;
  return {
    service,
    stage: current.name,
    ...plan.candidate === undefined ? {} : { canary: plan.candidate },
    versions: releaseStage(current, [], { service }).versions,
    labels: labelsOf(appLabel, versionLabel, identity.app, identity.selector),
  };
}

/**
 * Judges the step of this update. Within one update Pulumi brings up what is new or changed in the order of dependencies and waits until it is ready, and
 * deletes last: pods and Services, then subsets, then routes, then what goes. So a jump is as safe as those four steps are one after the other.
 * Raises a problem with the stages to go through where they are not.
 */
export function checkJump(parts: ReleaseParts, stages: CheckedStages, value: BeforeValue): void {
  const { current, plan } = parts;
  if (typeof value === 'object' && 'unsettled' in value) {
    checkNeighbour(plan, value.unsettled, current);
    return;
  }
  const before = stageBefore(parts, value);
  if (before === undefined) {
    return;
  }
  const found = problemOf(stages, before, current);
  if (found === undefined) {
    return;
  }
  const through = wayThrough(plan.around(current).concat(before), before, current, (from, to) => problemOf(stages, from, to) === undefined);
  throw new Problem(`from stage ${shown(before.name)} to ${shown(current.name)} in one update loses requests: ${inWords(found)}; ${
    through === undefined ? 'no way through the plan is known that loses none' : `go through ${through.map(shown).join(', ')} first, with an update for each`}`);
}

function checkNeighbour(plan: ReleasePlan, left: string, current: Stage): void {
  const beside = plan.beside(plan.at(Progress._text(left, 'before'))).map(({ name }) => name);
  const known = plan.around(current).map(({ name }) => name);
  const isBetween = known.includes(left) && Math.abs(known.indexOf(left) - known.indexOf(current.name)) <= 1;
  if (!beside.includes(current.name) && !isBetween) {
    throw new Problem(`the last update has not settled: from stage ${shown(left)} allowed are ${oneOf(beside.map(shown))}, asked for is ${shown(current.name)}; let it settle there first`);
  }
}

function stageBefore({ identity, plan }: ReleaseParts, value: ReleaseState | string | undefined): Stage | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === 'string') {
    return plan.at(Progress._text(value, 'before'));
  }
  const labels = labelsOf(identity.appLabel, identity.versionLabel, identity.app, identity.selector);
  if (JSON.stringify(Object.entries(value.labels).sort()) !== JSON.stringify(Object.entries(labels).sort())) {
    throw new Problem(`the selectors of ${shown(value.service)} are made of ${shown(value.labels)} and would be of ${shown(labels)}: the cluster refuses to change those of a Deployment, so every pod would be taken down; leave the labels, or give the service another name`);
  }
  if (value.canary === plan.candidate) {
    return plan.at(Progress._text(value.stage, 'before'));
  }
  const [only, ...others] = value.versions;
  const settled = others.length === 0 ? plan.stages.find(({ present }) => present.length === 1 && present[0] === only?.version) : undefined;
  if (settled === undefined) {
    throw new Problem(`the last update left ${shown(value.service)} at stage ${shown(value.stage)} of ${value.canary === undefined ? 'no release' : `the release of ${shown(value.canary)}`}, with ${
      value.versions.map(({ version }) => version).join(' and ')}; the program's plan has no stage with that: bring it to "finish" or "stable" with the program as it was, then change the versions`);
  }
  return settled;
}

function labelsOf(appLabel: string, versionLabel: string, app: string, selector?: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return { ...selector, [appLabel]: app, [versionLabel]: '<version>' };
}

function problemOf(stages: CheckedStages, before: Stage, after: Stage): Finding | undefined {
  const states = onTheWay(stages.of(before), stages.of(after)).map(objects => objects.map(({ manifest }) => manifest));
  // What a state has in common with the next is read once.
  const objects = new Map([...new Set(states.flat())].map((manifest, order) => [manifest, new ManifestObject(manifest, order, 'default')]));
  const like = Inventory.of([]);
  const sets = states.map(manifests => Inventory.from(manifests.map(manifest => objects.get(manifest)!), like));
  return sets.slice(1).flatMap((set, index) => checkStep(sets[index], set, { ...stages.options, reportUnusedSuppressions: false })).find(losesRequests);
}

function losesRequests({ code, severity, suppressed }: Finding): boolean {
  return suppressed === undefined && (severity === Severity.ERROR || code === INSTANCES_SHORT);
}

/** The states that Pulumi's order makes of a step. */
export function onTheWay(before: readonly KnownObject[], after: readonly KnownObject[]): KnownObject[][] {
  const turns: ((object: KnownObject) => boolean)[] = [
    ({ role }) => role !== 'subsets' && role !== 'routes',
    ({ role }) => role === 'subsets',
    ({ role }) => role === 'routes',
  ];
  const states = [[...before]];
  for (const isIn of turns) {
    const next = after.filter(isIn);
    const changed = new Set(next.map(keyOf));
    states.push([...states[states.length - 1].filter(object => !changed.has(keyOf(object))), ...next]);
  }
  return [...states, [...after]];
}

function keyOf({ manifest }: KnownObject): string {
  return `${manifest.kind} ${manifest.metadata.name}`;
}

/** The fewest stages between two, each of them one safe update from the one before. */
function wayThrough(stages: readonly Stage[], from: Stage, to: Stage, isSafe: (from: Stage, to: Stage) => boolean): string[] | undefined {
  const ways = new Map<string, string[]>([[from.name, []]]);
  for (const queue = [from]; queue.length > 0;) {
    const at = queue.shift()!;
    const way = ways.get(at.name)!;
    for (const next of stages.filter(({ name }) => !ways.has(name))) {
      if (isSafe(at, next)) {
        if (next.name === to.name) {
          return way;
        }
        ways.set(next.name, [...way, next.name]);
        queue.push(next);
      }
    }
  }
  return undefined;
}
