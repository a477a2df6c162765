import { conditionsKey } from './conditions';
import { Plan, SaidStage } from './plan';
import { Problem, oneOf, shown } from './problem';
import { PlanOutline } from './release-plan';
import { Split, SplitRule, freeName } from './split';
import { StageOutline } from './stage';
import { Weights, shareOf } from './weights';

/**
 * What safety needs around the stages of a plan of one's own: `stable` before them, `deploy` with every version that they use, `everyone` where the last
 * leaves requests on another version than the winner, and `finish`. Rules are carried on: an audience once let in stays in.
 * @param versions all that there are, in the order they were declared
 */
export function stagedPlan(plan: Plan, versions: readonly string[]): PlanOutline {
  const { _start: start, _winner: winner, _stages: said } = plan;
  checkUse(plan, versions);
  const stages = carriedOn(said);
  checkForward(stages, winner);
  const last = stages[stages.length - 1];
  const settled = last !== undefined && last.split.versions.every(version => version === winner);
  const middle: SaidStage[] = [...stages, ...settled ? [] : [{ name: 'everyone', split: Split.all(winner) }]];
  const early = stages.find(({ name }, index) => name === 'everyone' && !(settled && index === stages.length - 1));
  if (early !== undefined) {
    throw new Problem(`stage "everyone" sends requests to ${early.split.versions.map(shown).join(', ')}, allowed is that name for the last stage, with everything on ${shown(winner)}`);
  }
  const whole = (name: string, split: Split): StageOutline => ({ name, split, present: versions });
  return {
    candidate: winner,
    stages: [
      { name: 'stable', present: [start], split: Split.all(start) },
      whole('deploy', Split.all(start)),
      ...middle.map(({ name, split }, index) => whole(name, settled && index === middle.length - 1 ? Split.all(winner) : split)),
      { name: 'finish', present: [winner], split: Split.all(winner) },
    ],
  };
}

/** The stage that has no release. */
export function onlyStage(version: string): PlanOutline {
  return { stages: [{ name: 'stable', present: [version], split: Split.all(version) }] };
}

function checkUse({ _start: start, _winner: winner, _stages: stages }: Plan, versions: readonly string[]): void {
  if (start === winner) {
    throw new Problem(`the plan starts from ${shown(start)} and finishes with it, a release needs two versions; without one leave the plan out`);
  }
  for (const [version, what] of [[start, 'starts from'], [winner, 'finishes with']] as const) {
    if (!versions.includes(version)) {
      throw new Problem(`the plan ${what} version ${shown(version)}, known are ${versions.map(shown).join(', ')}`);
    }
  }
  stages.forEach(({ name, split }) => split._checkVersions(versions, `stage ${shown(name)}`));
  const used = new Set([start, winner, ...stages.flatMap(({ split }) => split.versions)]);
  const idle = versions.filter(version => !used.has(version));
  if (idle.length > 0) {
    throw new Problem(`no stage of the plan sends requests to ${oneOf(idle.map(shown))}: leave it out of the versions, or give it a stage`);
  }
}

/** Each stage with the rules of those before it, in their order and first; a rule is called after the stage that brought it. */
function carriedOn(stages: readonly SaidStage[]): SaidStage[] {
  const rules = new Map<string, SplitRule>();
  return stages.map(({ name, split }) => {
    const own = new Set<string>();
    for (const { matches, weights } of split._rules) {
      const key = matches.map(match => conditionsKey(match._conditions)).join(' ');
      if (own.has(key)) {
        throw new Problem(`stage ${shown(name)} divides the same requests in two ways, the first counts and the second never would`);
      }
      own.add(key);
      const taken = [...rules.values()].map(rule => rule.name);
      rules.set(key, { name: rules.get(key)?.name ?? freeName(routeName(name), ['default', ...taken]), matches, weights });
    }
    return { name, split: Split._of(split._weights, [...rules.values()]) };
  });
}

function routeName(stage: string): string {
  return stage.replace(/%/g, ' percent').trim().replace(/[^A-Za-z0-9.]+/g, '-');
}

/** Rules keep their place from stage to stage, so requests of a new rule were in the default before. */
function checkForward(stages: readonly SaidStage[], winner: string): void {
  stages.slice(1).forEach((stage, index) => {
    const before = stages[index];
    const earlier = before.split._rules;
    stage.split._rules.forEach((rule, place) => {
      const less = lessThan(stage, rule.weights, before, earlier[place]?.weights ?? before.split._weights, winner);
      if (less !== undefined) {
        throw new Problem(earlier[place] === undefined
          ? `${less} of the rule ${shown(rule.name)}: going forward no request gets less of the version that wins`
          : `${less} of the rule ${shown(rule.name)}: an audience once let in stays in until everyone has the version that wins`);
      }
    });
    const less = lessThan(stage, stage.split._weights, before, before.split._weights, winner);
    if (less !== undefined) {
      throw new Problem(`${less} that no rule takes: going forward no request gets less of the version that wins`);
    }
  });
}

function lessThan(stage: SaidStage, weights: Weights, before: SaidStage, weightsBefore: Weights, winner: string): string | undefined {
  const share = shareOf(weights, winner);
  const shareBefore = shareOf(weightsBefore, winner);
  return share.compare(shareBefore) < 0
    ? `stage ${shown(stage.name)} sends ${share} to ${shown(winner)}, stage ${shown(before.name)} before it ${shareBefore}, of the requests`
    : undefined;
}
