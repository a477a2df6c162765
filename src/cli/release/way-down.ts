import { Inventory } from '../../mesh/inventory';
import { ReleaseData, StageData } from '../../report/plan-data';
import { Severity } from '../../rules/finding';
import { checkStep } from '../../steps/check';

/**
 * The shortest way from where a release stands to a stage before it, of which each step is safe; stage by stage where there is none.
 * @param goal a stage before the current one
 */
export function wayDown({ stages, current }: ReleaseData, goal: string): string[] {
  const [start, end] = [current, goal].map(name => stages.findIndex(stage => stage.name === name));
  const sets = stages.map(({ manifests }: StageData) => Inventory.of(manifests));
  const isSafe = (from: number, to: number): boolean =>
    versionsOf(stages[from]) === versionsOf(stages[to]) || from - to === 1 ? isClean(sets[from], sets[to]) : false;
  const cameFrom = new Map<number, number>([[start, start]]);
  for (const from of cameFrom.keys()) {
    for (let to = end; to < from; to++) {
      if (!cameFrom.has(to) && isSafe(from, to)) {
        cameFrom.set(to, from);
      }
    }
  }
  const way: number[] = [];
  for (let at = end; cameFrom.has(at) && at !== start; at = cameFrom.get(at)!) {
    way.unshift(at);
  }
  const places = way.length > 0 ? way : stages.map((_, index) => index).filter(index => index >= end && index < start).reverse();
  return places.map(index => stages[index].name);
}

function versionsOf({ versions, former }: StageData): string {
  return JSON.stringify([versions.map(({ version }) => version), former?.name]);
}

function isClean(before: Inventory, after: Inventory): boolean {
  return checkStep(before, after).every(({ severity, suppressed }) => severity === Severity.INFO || suppressed !== undefined);
}
