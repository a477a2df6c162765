import { Capacity } from '../../src/model/capacity';
import { PlanOutline, ReleasePlan } from '../../src/model/release-plan';
import { Stage } from '../../src/model/stage';
import { Weights } from '../../src/model/weights';

/** A plan with instances; every version has the same size. */
export function planOf(outline: PlanOutline, replicas = 1, capacity = Capacity.full()): ReleasePlan {
  const versions = outline.stages.flatMap(stage => stage.present);
  return new ReleasePlan(outline, new Map(versions.map(version => [version, replicas])), capacity);
}

/** A plan as a reader writes it down: `beta 10%: v1 x3, v2 x1; v1 90, v2 10`, a rule as `; audience -> v2 100`. */
export function table(outline: PlanOutline, replicas = 1): string[] {
  return planOf(outline, replicas).stages.map(row);
}

function row({ name, instances, split, preview }: Stage): string {
  const versions = [...instances].map(([version, count]) => `${version} x${count}`).join(', ');
  const rules = split._rules.map(rule => `; ${rule.name} -> ${weightsOf(rule.weights)}`).join('');
  return `${name}: ${versions}; ${weightsOf(split._weights)}${rules}${preview === undefined ? '' : `; Service of ${preview}`}`;
}

function weightsOf(weights: Weights): string {
  return [...weights].map(([version, weight]) => weights.size === 1 ? version : `${version} ${weight}`).join(', ');
}
