import { Capacity } from './capacity';
import { Release } from './release';
import { ReleasePlan } from './release-plan';

/** The rule about instances that a version's share asks for. */
export const INSTANCES_SHORT = 'CC910';

/** What a kind of release accepts, and what is said of an audience's part, which no manifest tells. */
export function acceptedOf({ accepted }: Release, capacity: Capacity, plan: ReleasePlan, sizes: ReadonlyMap<string, number>): Release['accepted'] {
  if (capacity._byShare?.audiencePart === undefined) {
    return accepted;
  }
  return (stage, version) => {
    const size = sizes.get(version)!;
    const assumed = capacity._assumed(plan.beside(stage), version, stage.instances.get(version) ?? size, size);
    const entries = [accepted?.(stage, version), assumed === undefined ? undefined : `${INSTANCES_SHORT}: ${assumed}`].filter(entry => entry !== undefined);
    return entries.length === 0 ? undefined : entries.join('; ');
  };
}
