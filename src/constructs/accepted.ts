import { Release } from './release';
import { Capacity } from '../model/capacity';

/** The rule about instances that a version's share asks for. */
const INSTANCES_SHORT = 'CC910';

/** What a kind of release accepts, and what is said of an audience's part, which no manifest tells. */
export function acceptedOf({ accepted }: Release, capacity: Capacity, sizes: ReadonlyMap<string, number>): Release['accepted'] {
  if (capacity._byShare?.audiencePart === undefined) {
    return accepted;
  }
  return (stage, version) => {
    const assumed = capacity._assumed(stage, version, sizes.get(version)!);
    const entries = [accepted?.(stage, version), assumed === undefined ? undefined : `${INSTANCES_SHORT}: ${assumed}`].filter(entry => entry !== undefined);
    return entries.length === 0 ? undefined : entries.join('; ');
  };
}
