import { toAudience } from './audience';
import { Match } from './match';
import { PlanOutline } from './release-plan';
import { Split, SplitRule } from './split';
import { StageOutline } from './stage';
import { only } from './weights';

/** What a blue/green release is made of. */
export interface BlueGreenPlanProps {
  readonly blue: string;
  /** Without one there is no release: the plan is the one stage `stable`. */
  readonly green?: string;
  /** Requests that see green before the switch, any of the matches; it has a Service of its own besides. */
  readonly preview: readonly Match[];
  /** Requests that the switch is about, any of the matches; empty for all requests. */
  readonly audience: readonly Match[];
}

/**
 * `stable`, `deploy`, `preview`, `switch`, `everyone` where there is an audience, `finish`. Blue stays as it is until `finish`: until then going back is
 * one step. Green's own Service stays as long as somebody may still look at it there.
 */
export function blueGreenPlan({ blue, green, preview, audience }: BlueGreenPlanProps): PlanOutline {
  const start: StageOutline = { name: 'stable', present: [blue], split: Split.all(blue) };
  if (green === undefined) {
    return { stages: [start] };
  }
  const present = [blue, green];
  const previewers: SplitRule[] = preview.length === 0 ? [] : [{ name: 'preview', matches: preview, weights: only(green) }];
  const switched = toAudience(audience, only(green), blue);
  const all: StageOutline = { name: audience.length === 0 ? 'switch' : 'everyone', present, split: Split.all(green), preview: green };
  return {
    candidate: green,
    stages: [
      start,
      { name: 'deploy', present, split: Split.all(blue) },
      { name: 'preview', present, split: Split._of(only(blue), previewers), preview: green },
      // Who saw green in the preview keeps it.
      ...audience.length === 0 ? [] : [{ name: 'switch', present, split: Split._of(switched._weights, [...previewers, ...switched._rules]), preview: green }],
      all,
      { name: 'finish', present: [green], split: Split.all(green) },
    ],
  };
}
