import { ApiObject } from 'cdk8s';
import { Identity, serviceSelector } from '../manifests/identity';
import { Problem, shown } from '../model/problem';

/** What counts of a Deployment that somebody else declares. */
export interface GivenDeployment {
  readonly podLabels: { readonly [key: string]: string };
  /** Undefined where it says none: an autoscaler's, or 1. */
  readonly replicas?: number;
  /** Whether it takes all its pods down to replace them. */
  readonly recreates: boolean;
}

/** Reads a Deployment; a problem where it could not be one of the service's. */
export function givenDeployment(object: ApiObject, identity: Identity): GivenDeployment {
  const what = `${object.kind} ${shown(object.name)}`;
  const manifest = object.toJson();
  const podLabels: { [key: string]: string } = manifest.spec?.template?.metadata?.labels ?? {};
  if (manifest.spec?.template === undefined) {
    throw new Problem(`${what} has no spec.template, allowed is a Deployment`);
  }
  const { namespace } = manifest.metadata;
  if (namespace !== undefined && identity.namespace !== undefined && namespace !== identity.namespace) {
    throw new Problem(`${what} is in namespace ${shown(namespace)}, the service in ${shown(identity.namespace)}: a Service finds pods in its own namespace only`);
  }
  checkLabels(what, podLabels, serviceSelector(identity), 'the Service selects');
  return { podLabels, replicas: manifest.spec.replicas, recreates: manifest.spec.strategy?.type === 'Recreate' };
}

export function checkLabels(what: string, labels: { readonly [key: string]: string }, wanted: { readonly [key: string]: string }, why: string): void {
  for (const [key, value] of Object.entries(wanted)) {
    if (labels[key] !== value) {
      throw new Problem(`${what} has pods with the labels ${shown(labels)}, ${why} ${shown({ [key]: value })}: give them that label, or say the selector or the label keys that fit`);
    }
  }
}
