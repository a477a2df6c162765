import { hostState } from '../../mesh/host-state';
import { GATEWAY_API, ParentRef, apiRoutes, isService } from '../../mesh/http-route';
import { Inventory } from '../../mesh/inventory';
import { perSet } from '../../mesh/per-set';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const parentUnknown: StaticRule = {
  code: 'CC652',
  name: 'httproute-parent-unknown',
  severity: Severity.ERROR,
  meaning: 'a route of the Gateway API attaches to a Gateway or a Service that is not there, or to nothing',
  consequence: 'The route does nothing: its requests get 404 at the gateway, or all versions on the mesh.',
  fix: 'name a Gateway (of the Gateway API, not Istio\'s), or a Service with `group: ""` and `kind: Service`',
  sources: ['verdicts/api-httproute-parent-missing', 'https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways'],
  *check(set): Iterable<Draft> {
    for (const { object, parents } of apiRoutes(set)) {
      if (parents.length === 0) {
        yield { object, field: 'spec.parentRefs', message: 'there are no parentRefs' };
      }
      for (const parent of parents) {
        const odd = oddParent(parent);
        if (odd !== undefined) {
          yield { object, field: parent.field, message: odd };
        } else if (isMissing(set, parent)) {
          yield { object, field: parent.field, message: `there is no ${parent.kind} ${parent.namespace}/${parent.name} in the files`, missing: parent };
        }
      }
    }
  },
};

function isMissing(set: Inventory, parent: ParentRef): boolean {
  const { group, kind, name, namespace } = parent;
  if (isService(parent)) {
    return hostState(set, set.hostOf({ name, namespace })) === 'missing';
  }
  return kind === 'Gateway' && group === GATEWAY_API && (set.complete || shownNamespaces(set).has(namespace))
    && !set.ofKind('Gateway').some(gateway => gateway.group === GATEWAY_API && gateway.namespace === namespace && gateway.name === name);
}

const shownNamespaces = perSet(set => new Set([...set.ofKind('Service'), ...set.ofKind('Gateway')].map(({ namespace }) => namespace)));

/** Kinds that some implementation lets routes attach to. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  [GATEWAY_API]: ['Gateway', 'ListenerSet', 'HTTPRoute'],
  'gateway.networking.x-k8s.io': ['XListenerSet'],
  '': ['Service'],
};

/** A kind of a known group that nothing attaches to; without a group, it is one of the Gateway API. */
function oddParent({ group, kind }: ParentRef): string | undefined {
  return !Object.hasOwn(KINDS, group) && group !== 'apps' || KINDS[group]?.includes(kind) ? undefined
    : kind === 'Service' ? 'kind Service needs `group: ""`; without it the Gateway API is meant, which has none'
      : `no route attaches to a ${kind}${group === '' ? '' : ` of ${group}`}`;
}
