import { Inventory } from '../../mesh/inventory';
import { ManifestObject, asString, get, selects, stringMap } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { Pods } from '../../mesh/pods';
import { senders } from '../../mesh/sending';
import { dividedHosts, divisionsOf, podsOfTarget } from '../facts/division';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Policies that let requests in or keep them out. */
const KINDS = ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'];

export const policyCoversSomeVersions: StaticRule = {
  code: 'CC827',
  name: 'policy-covers-some-versions',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'a security policy of Istio selects some of the versions among which requests are divided, and no other of its kind selects the rest',
  consequence: 'The same request is let in by one version and refused by the other, or the new version is open to everybody.',
  fix: 'select the pods by labels that all versions carry',
  sources: ['https://istio.io/latest/docs/reference/config/security/authorization-policy/', 'https://istio.io/latest/docs/reference/config/type/workload-selector/'],
  *check(set): Iterable<Draft> {
    for (const policy of policies(set)) {
      for (const { by, pods } of served(set)) {
        const covered = pods.filter(each => isAbout(set, policy, each));
        const bare = pods.filter(each => !policies(set).some(other => isLike(other, policy) && isAbout(set, other, each)));
        if (covered.length > 0 && bare.length > 0) {
          yield {
            object: policy.object,
            field: 'spec.selector',
            related: [by, ...bare.map(each => each.object)],
            message: `it holds for ${covered.map(each => each.object).join(', ')} and not for ${bare.map(each => each.object).join(', ')}, and ${by} sends to both`,
          };
          break;
        }
      }
    }
  },
};

interface Policy {
  readonly object: ManifestObject;
  readonly labels: ReadonlyMap<string, string>;
  readonly action: string;
}

const policies: (set: Inventory) => readonly Policy[] = perSet(set => KINDS.flatMap(kind => set.ofKind(kind))
  .filter(({ group, spec }) => group === 'security.istio.io' && get(spec, 'targetRef') === undefined && get(spec, 'targetRefs') === undefined)
  .map(object => ({ object, labels: stringMap(object.spec, 'selector', 'matchLabels'), action: asString(get(object.spec, 'action')) ?? 'ALLOW' }))
  // What only writes a log refuses nobody.
  .filter(({ action }) => action !== 'AUDIT'));

function isLike(one: Policy, other: Policy): boolean {
  return one.object.kind === other.object.kind && one.action === other.action;
}

/** Policies of the root namespace hold in all. */
function isAbout(set: Inventory, { object, labels }: Policy, pods: Pods): boolean {
  return (object.namespace === pods.namespace || object.namespace === set.rootNamespace) && selects(labels, pods.labels);
}

/** The pods of one host among which an object divides requests now. */
const served: (set: Inventory) => readonly { readonly by: ManifestObject; readonly pods: readonly Pods[] }[] = perSet(set => {
  const dividers = new Set(dividedHosts(set).flatMap(host => divisionsOf(set, host).map(({ object }) => object)));
  return senders(set).filter(({ object }) => dividers.has(object)).flatMap(({ object, routes }) => {
    const targets = routes.flatMap(route => route.targets).filter(({ weight }) => weight > 0);
    const byService = new Map<string, Set<Pods>>();
    for (const target of targets) {
      for (const pods of podsOfTarget(set, target) ?? []) {
        const key = familyOf(pods);
        byService.set(key, (byService.get(key) ?? new Set()).add(pods));
      }
    }
    return [...byService.values()].filter(pods => pods.size > 1).map(pods => ({ by: object, pods: [...pods] }));
  });
});

/** Versions of one application: a VirtualService may send to several. */
function familyOf({ namespace, labels, object }: Pods): string {
  return `${namespace}/${labels.get('app') ?? labels.get('app.kubernetes.io/name') ?? object.name}`;
}
