import { Match } from './match';
import { Problem, oneOf, shown } from './problem';
import { PlanOutline } from './release-plan';
import { Split, SplitRule } from './split';
import { StageOutline } from './stage';
import { StickyCookie, checkSticky } from './sticky-cookie';
import { stickyRules } from './sticky-rules';
import { Weights, only } from './weights';

/** What an A/B test is made of. */
export interface ABTestPlanProps {
  readonly a: string;
  /** The versions that are tested against a; without any there is no test: the plan is the one stage `stable`. */
  readonly others: readonly string[];
  /** One of the others: it gets everyone, where a does not win. */
  readonly winner?: string;
  /** Requests that take part, any of the matches. */
  readonly audience: readonly Match[];
  /** How the audience is divided over a and the others. */
  readonly weights: Weights;
  readonly sticky?: StickyCookie;
}

/** `stable`, `deploy`, `test`, `everyone`, `finish` for the winner; for a the way back to `stable`. */
export function abTestPlan({ a, others, winner, audience, weights, sticky }: ABTestPlanProps): PlanOutline {
  const start: StageOutline = { name: 'stable', present: [a], split: Split.all(a) };
  if (others.length === 0) {
    return { stages: [start] };
  }
  if (winner === undefined || !others.includes(winner)) {
    throw new Problem(`winner is ${shown(winner)}, allowed is ${oneOf(others.map(shown))}; where ${shown(a)} wins, go back to the stage "stable"`);
  }
  if (audience.length === 0) {
    throw new Problem('audience is empty, a test needs to know whom it is for, such as Match.cookie("group").exact("beta"); for all requests say Match.path("/").prefix()');
  }
  const present = [a, ...others];
  const test: SplitRule = { name: 'audience', matches: audience, weights, sticky };
  Split._of(weights)._checkVersions(present, 'the test');
  return {
    candidate: winner,
    stages: [
      start,
      { name: 'deploy', present, split: Split.all(a) },
      { name: 'test', present, split: Split._of(only(a), [...rulesOf(audience, sticky, [...weights.keys()]), test]) },
      { name: 'everyone', present, split: Split.all(winner) },
      { name: 'finish', present: [winner], split: Split.all(winner) },
    ],
  };
}

/** A version without a share keeps nobody. */
function rulesOf(audience: readonly Match[], sticky: StickyCookie | undefined, versions: readonly string[]): SplitRule[] {
  if (sticky === undefined) {
    return [];
  }
  checkSticky(sticky);
  return stickyRules(audience, sticky, versions);
}
