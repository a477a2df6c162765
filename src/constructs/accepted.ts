import { ApiObject, Lazy } from 'cdk8s';
import { Stage } from '../model/stage';
import { SUPPRESS_ANNOTATION } from '../rules/suppression';

/** About a version's own Service where the one that callers address selects one version too: there for a look before the switch, and no longer. */
export const PREVIEW_GOES = 'CC927: it is for a look at the version before the switch, and goes with it';

/** About the Service of a blue/green release that nothing routes, in the stage that turns its selector. */
export function acceptedOfSelector({ selects, present }: Stage): string | undefined {
  return selects !== undefined && present.indexOf(selects) > 0 ? 'CC922: the Service turns from one version to the other while both are up, as nothing else routes' : undefined;
}

/** Says on an object, beside what it says itself, what is accepted of it in the stage that is shown. */
export function annotateAccepted(object: ApiObject, entry: () => string | undefined): void {
  const own: string | undefined = object.toJson().metadata.annotations?.[SUPPRESS_ANNOTATION];
  const said = (): string | undefined => [own, entry()].filter(one => one !== undefined).join('; ') || undefined;
  object.metadata.addAnnotation(SUPPRESS_ANNOTATION, Lazy.any({ produce: said }));
}
