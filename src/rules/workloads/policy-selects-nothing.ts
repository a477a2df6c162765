import { ManifestObject, get, getAt, stringMap } from '../../mesh/manifest';
import { podsIn, podsWith } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Where Istio's policies say the pods that they are about. */
const SELECTORS: { readonly [kind: string]: readonly string[] } = {
  AuthorizationPolicy: ['selector', 'matchLabels'],
  PeerAuthentication: ['selector', 'matchLabels'],
  RequestAuthentication: ['selector', 'matchLabels'],
  Telemetry: ['selector', 'matchLabels'],
  Sidecar: ['workloadSelector', 'labels'],
  EnvoyFilter: ['workloadSelector', 'labels'],
};

export const policySelectsNothing: StaticRule = {
  code: 'CC816',
  name: 'policy-selects-nothing',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'a policy of Istio selects no pods, though the files show others in its namespace',
  consequence: 'The policy holds for nothing: what it should forbid is allowed, what it should set is not set.',
  fix: 'select labels that the pods carry',
  sources: ['https://istio.io/latest/docs/reference/config/analysis/ist0127/'],
  istio: ['IST0127'],
  *check(set): Iterable<Draft> {
    for (const [kind, path] of Object.entries(SELECTORS)) {
      for (const object of set.ofKind(kind)) {
        const labels = isIstio(object) && object.namespace !== set.rootNamespace ? stringMap(getAt(object.spec, path)) : new Map<string, string>();
        if (labels.size > 0 && podsIn(set, object.namespace).length > 0 && podsWith(set, object.namespace, labels).length === 0) {
          yield { object, field: `spec.${path[0]}`, message: `no pods in the files carry ${[...labels].map(pair => pair.join('=')).join(',')}` };
        }
      }
    }
  },
};

function isIstio(object: ManifestObject): boolean {
  return object.group.endsWith('.istio.io') && get(object.spec, 'targetRefs') === undefined;
}
