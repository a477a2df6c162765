import { asNumber, asString, get, objects, selects, stringMap } from '../../src/mesh/manifest';

/** A manifest that a mutation may write to. */
export interface Manifest {
  apiVersion?: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  // Whatever a kind has: mutations know what they look for.
  spec: Record<string, any>;
}

export const copy = (manifests: readonly object[]): Manifest[] => structuredClone(manifests) as Manifest[];

const identity = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
export const isSame = (one: Manifest, other: Manifest): boolean => identity(one) === identity(other);
export const ofKind = (stage: readonly Manifest[], kind: string): Manifest[] => stage.filter(object => object.kind === kind);
export const find = (stage: readonly Manifest[], like: Manifest): Manifest | undefined => stage.find(object => isSame(object, like));
export const without = (stage: readonly Manifest[], gone: Manifest): Manifest[] => stage.filter(object => !isSame(object, gone));

/** Subsets that get a share of the requests, all routes of a VirtualService together. */
export function subsetsUsed(rule: Manifest | undefined): Set<string> {
  const used = new Set<string>();
  for (const route of objects(rule?.spec.http)) {
    const entries = objects(route, 'route');
    for (const entry of entries) {
      const subset = asString(get(entry, 'destination', 'subset'));
      if (subset !== undefined && (entries.length === 1 || (asNumber(get(entry, 'weight')) ?? 0) > 0)) {
        used.add(subset);
      }
    }
  }
  return used;
}

export const shortHost = (host: unknown): string => String(host).split('.')[0];

/** The DestinationRule, the Service and the rules of one host in a stage. */
export interface HostObjects {
  readonly destinationRule: Manifest;
  readonly service: Manifest;
  /** VirtualServices that send there, roots and delegates. */
  readonly rules: readonly Manifest[];
}

export function hostsOf(stage: readonly Manifest[]): HostObjects[] {
  return ofKind(stage, 'DestinationRule').flatMap(destinationRule => {
    const name = shortHost(destinationRule.spec.host);
    const service = ofKind(stage, 'Service').find(candidate => candidate.metadata.name === name);
    const rules = ofKind(stage, 'VirtualService')
      .filter(rule => objects(rule.spec.http).some(route => objects(route, 'route').some(entry => shortHost(get(entry, 'destination', 'host')) === name)));
    return service === undefined || rules.length === 0 ? [] : [{ destinationRule, service, rules }];
  });
}

/** The Deployment behind a subset. */
export function deploymentOf(stage: readonly Manifest[], { destinationRule, service }: HostObjects, subset: string): Manifest | undefined {
  const labels = stringMap(objects(destinationRule.spec.subsets).find(candidate => candidate.name === subset), 'labels');
  const selector = new Map([...stringMap(service.spec, 'selector'), ...labels]);
  return labels.size === 0 ? undefined : ofKind(stage, 'Deployment').find(deployment => selects(selector, stringMap(deployment.spec, 'template', 'metadata', 'labels')));
}
