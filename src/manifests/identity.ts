import { Version } from '../model/version';

/** What the routing objects of a service share. */
export interface RouteIdentity {
  readonly service: string;
  /** Undefined where whoever applies the objects chooses it. */
  readonly namespace?: string;
  /** Labels of the objects themselves. */
  readonly labels: { readonly [key: string]: string };
}

/** What all objects of one service share, its pods included. */
export interface Identity extends RouteIdentity {
  readonly appLabel: string;
  readonly versionLabel: string;
  /** Value of the app label. */
  readonly app: string;
  /** What the Service selects; undefined for the app's label. */
  readonly selector?: { readonly [key: string]: string };
}

/** Full where the namespace is known: short hosts resolve in the rule's namespace, and dotted ones without suffix do nothing at all. */
export function host({ service, namespace }: Pick<RouteIdentity, 'service' | 'namespace'>): string {
  return namespace === undefined ? service : `${service}.${namespace}.svc.cluster.local`;
}

export function metadata({ namespace, labels }: RouteIdentity, name: string) {
  return { name, ...namespace === undefined ? {} : { namespace }, ...Object.keys(labels).length === 0 ? {} : { labels: { ...labels } } };
}

/** Labels of all versions' pods, by which the Service finds them. */
export function serviceSelector({ selector, appLabel, app }: Identity): { [key: string]: string } {
  return selector === undefined ? { [appLabel]: app } : { ...selector };
}

/** Labels of a version's pods: the whole selector of its Deployment, never changed after. */
export function versionLabels(identity: Identity, version: Version): { [key: string]: string } {
  return { [identity.appLabel]: identity.app, [identity.versionLabel]: version.name };
}
