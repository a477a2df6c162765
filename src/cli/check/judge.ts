import { Report, ReportedFinding } from './report';
import { Inventory } from '../../mesh/inventory';
import { CheckOptions, checkManifests } from '../../rules/check';
import { Finding } from '../../rules/finding';
import { newlySuppressed, unusedSuppressions } from '../../rules/suppression';
import { checkStep } from '../../steps/check';
import { onTheWay } from '../../steps/on-the-way';
import { LoadedStage } from '../load/stages';

/** One set of manifests. */
export function judgeSet(set: Inventory, options: CheckOptions): Report {
  return { findings: checkManifests(set, options), objects: set.size };
}

/** The step from one set to the next, and what is wrong with the next on its own. */
export function judgeStep(before: Inventory, after: Inventory, options: CheckOptions, loosened: readonly Finding[] = []): Report {
  // What only the set before suppresses is over.
  return overAll({ sets: [before, after], current: [after], knowsAllSteps: false }, options, each => [
    ...checkManifests(after, each).map(finding => onTheWay(finding, before, after)), ...checkStep(before, after, each), ...newlySuppressed(before, after), ...loosened,
  ]);
}

/** Every stage on its own, and each step between neighbours both ways. */
export function judgePlan(stages: readonly LoadedStage[], options: CheckOptions): Report {
  const sets = stages.map(({ set }) => set);
  return overAll({ sets, current: sets, knowsAllSteps: true }, options, each => [
    ...stages.flatMap(({ name, set }) => checkManifests(set, each).map(finding => ({ ...finding, stage: name }))),
    ...stages.slice(1).flatMap((to, index) => {
      const from = stages[index];
      return [...stepFindings(from, to, each), ...stepFindings(to, from, each)];
    }),
  ]);
}

function stepFindings(from: LoadedStage, to: LoadedStage, options: CheckOptions): ReportedFinding[] {
  return checkStep(from.set, to.set, options).map(finding => ({ ...finding, step: { from: from.name, to: to.name } }));
}

interface Judged {
  readonly sets: readonly Inventory[];
  /** Those whose suppressions somebody can still take out. */
  readonly current: readonly Inventory[];
  /** Of a single step nobody knows those before and after, which a suppression may be about. */
  readonly knowsAllSteps: boolean;
}

/** A suppression is unused where no stage and no step needed it. */
function overAll({ sets, current, knowsAllSteps }: Judged, options: CheckOptions, judge: (each: CheckOptions) => ReportedFinding[]): Report {
  const findings = judge({ ...options, reportUnusedSuppressions: false });
  return {
    findings: [...findings, ...unusedSuppressions(current, findings, options.suppressions, knowsAllSteps)],
    objects: sets.reduce((sum, set) => sum + set.size, 0),
  };
}
