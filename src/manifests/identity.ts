import { Version } from '../model/version';

/** What all objects of one service share. */
export interface Identity {
  readonly service: string;
  /** Undefined where whoever applies the objects chooses it. */
  readonly namespace?: string;
  readonly appLabel: string;
  readonly versionLabel: string;
  /** Value of the app label. */
  readonly app: string;
}

/** Full where the namespace is known: short hosts resolve in the rule's namespace, and dotted ones without suffix do nothing at all. */
export function host({ service, namespace }: Pick<Identity, 'service' | 'namespace'>): string {
  return namespace === undefined ? service : `${service}.${namespace}.svc.cluster.local`;
}

export function metadata(identity: Identity, name: string) {
  return { name, ...identity.namespace === undefined ? {} : { namespace: identity.namespace }, labels: { [identity.appLabel]: identity.app } };
}

/** Labels of a version's pods: the whole selector of its Deployment, never changed after. */
export function versionLabels(identity: Identity, version: Version): { [key: string]: string } {
  return { [identity.appLabel]: identity.app, [identity.versionLabel]: version.name };
}
