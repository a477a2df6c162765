import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';

/** A manifest of ours: what never changes, and the rest, which may differ from stage to stage. */
export interface PlainManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly labels?: { [key: string]: string } };
}

/** An API object whose content is asked for when it is rendered; its name, namespace and labels are those of now. */
export function plainObject(scope: Construct, id: string, manifest: () => PlainManifest): ApiObject {
  const { apiVersion, kind, metadata, ...content } = manifest() as PlainManifest & { [key: string]: unknown };
  const lazily = Object.fromEntries(Object.keys(content).map(key => [key, Lazy.any({ produce: () => (manifest() as unknown as { [key: string]: unknown })[key] })]));
  return new ApiObject(scope, id, { apiVersion, kind, metadata, ...lazily });
}
