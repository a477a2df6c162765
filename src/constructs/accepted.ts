import { ApiObject, Lazy } from 'cdk8s';
import { Release } from './release';
import { Capacity } from '../model/capacity';
import { ReleasePlan } from '../model/release-plan';
import { SUPPRESS_ANNOTATION } from '../rules/suppression';

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

/** Says on an object, beside what it says itself, what is accepted of it in the stage that is shown. */
export function annotateAccepted(object: ApiObject, entry: () => string | undefined): void {
  const own: string | undefined = object.toJson().metadata.annotations?.[SUPPRESS_ANNOTATION];
  const said = (): string | undefined => [own, entry()].filter(one => one !== undefined).join('; ') || undefined;
  object.metadata.addAnnotation(SUPPRESS_ANNOTATION, Lazy.any({ produce: said }));
}
