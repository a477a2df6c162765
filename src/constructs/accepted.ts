import { ApiObject, Lazy } from 'cdk8s';
import { SUPPRESS_ANNOTATION } from '../rules/suppression';

/** Says on an object, beside what it says itself, what is accepted of it in the stage that is shown. */
export function annotateAccepted(object: ApiObject, entry: () => string | undefined): void {
  const own: string | undefined = object.toJson().metadata.annotations?.[SUPPRESS_ANNOTATION];
  const said = (): string | undefined => [own, entry()].filter(one => one !== undefined).join('; ') || undefined;
  object.metadata.addAnnotation(SUPPRESS_ANNOTATION, Lazy.any({ produce: said }));
}
