import { toAudience } from './audience';
import { Match } from './match';
import { Ratio } from './ratio';
import { PlanOutline } from './release-plan';
import { Split } from './split';
import { StageOutline } from './stage';
import { divided } from './weights';

/** What a canary release is made of. */
export interface CanaryPlanProps {
  readonly stable: string;
  /** Without one there is no release: the plan is the one stage `stable`. */
  readonly canary?: string;
  /** Going up to 1. */
  readonly steps: readonly Ratio[];
  /** Requests in scope, any of the matches; empty for all requests. */
  readonly audience: readonly Match[];
}

/**
 * `stable`, `deploy`, one stage for each step, `everyone` where there is an audience, `finish`. Make before break: a version is there a stage before
 * it gets requests and goes a stage after the last.
 */
export function canaryPlan({ stable, canary, steps, audience }: CanaryPlanProps): PlanOutline {
  const start: StageOutline = { name: 'stable', present: [stable], split: Split.all(stable) };
  if (canary === undefined) {
    return { stages: [start] };
  }
  const present = [stable, canary];
  const atRatio = (ratio: Ratio): StageOutline => ({
    name: String(ratio),
    ratio,
    present,
    split: toAudience(audience, divided(stable, canary, ratio), stable),
  });
  const everyone: StageOutline[] = audience.length === 0 ? [] : [{ name: 'everyone', present, split: Split.all(canary) }];
  return {
    candidate: canary,
    atRatio,
    stages: [
      start,
      { name: 'deploy', ratio: Ratio.ZERO, present, split: Split.all(stable) },
      ...steps.map(atRatio),
      ...everyone,
      { name: 'finish', present: [canary], split: Split.all(canary) },
    ],
  };
}
