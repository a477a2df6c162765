import { ReleaseData, StageData } from '../../report/plan-data';

/**
 * The stages that a move leaves out though it must not; undefined where the plan allows it. While the same versions are there any ratio may follow any other, and what
 * the step would lose is judged; where a version comes or goes only the neighbour may follow: a version is there a stage before it gets requests and goes a stage after the last.
 */
export function leftOut(before: ReleaseData, after: ReleaseData): string[] | undefined {
  const stages = merged(before, after);
  const [from, to] = [before.current, after.current].map(name => stages.findIndex(stage => stage.name === name));
  const between = from < to ? stages.slice(from + 1, to) : stages.slice(to + 1, from).reverse();
  return between.length === 0 || versionsOf(stages[from]) === versionsOf(stages[to]) ? undefined : between.map(({ name }) => name);
}

/** The plan with both stages in their places, of which each may be a ratio between two steps. */
function merged(before: ReleaseData, after: ReleaseData): readonly StageData[] {
  if (before.stages.some(({ name }) => name === after.current)) {
    return before.stages;
  }
  const place = after.stages.findIndex(({ name }) => name === after.current);
  const next = after.stages.slice(place + 1).find(({ name }) => before.stages.some(stage => stage.name === name));
  const index = before.stages.findIndex(({ name }) => name === next?.name);
  return [...before.stages.slice(0, index), after.stages[place], ...before.stages.slice(index)];
}

function versionsOf({ versions, former }: StageData): string {
  return JSON.stringify([versions.map(({ version }) => version), former?.name]);
}
