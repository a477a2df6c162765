import * as fc from 'fast-check';
import { Inventory } from '../../src/mesh/inventory';
import { staticRules } from '../../src/rules/catalogue';

const KINDS: readonly (readonly [string, string])[] = [
  ['v1', 'Service'], ['v1', 'Namespace'], ['v1', 'Pod'], ['v1', 'Secret'], ['apps/v1', 'Deployment'], ['apps/v1', 'StatefulSet'], ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'], ['networking.k8s.io/v1', 'Ingress'], ['networking.istio.io/v1', 'Gateway'], ['networking.istio.io/v1', 'VirtualService'],
  ['networking.istio.io/v1', 'DestinationRule'], ['security.istio.io/v1', 'AuthorizationPolicy'], ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
];

/** Words that lead deep into the rules, among those that objects have by birth. */
const KEYS = [
  'labels', 'annotations', 'selector', 'matchLabels', 'template', 'metadata', 'spec', 'containers', 'initContainers', 'ports', 'port', 'name', 'image', 'servers', 'hosts', 'tls', 'http', 'tcp',
  'route', 'destination', 'host', 'subset', 'weight', 'subsets', 'replicas', 'scaleTargetRef', 'kind', 'minReplicas', 'maxReplicas', 'minAvailable', 'gateways', 'match', 'sniHosts', 'rules',
  'backendRefs', 'filters', 'resources', 'requests', 'volumeMounts', 'readinessProbe', 'httpGet', 'env', 'type', 'strategy', 'rollingUpdate', 'workloadSelector', '__proto__', 'constructor', 'toString',
];

const value = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 7 },
    fc.constantFrom<unknown>('reviews', '', '*', 'a/b/c', 'TLS', 'None', 0, -1, 80, 1e308, Number.NaN, true, null, 'x'.repeat(300)),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('any'), { maxKeys: 6 }),
  ),
})).any;

const manifest = fc.record({ kind: fc.constantFrom(...KINDS), metadata: value, spec: value })
  .map(({ kind: [apiVersion, kind], metadata, spec }) => ({ apiVersion, kind, metadata, spec }));

test('whatever stands in manifests, every rule ends and says where', () => {
  fc.assert(fc.property(fc.array(manifest, { maxLength: 6 }), manifests => {
    const set = Inventory.of(manifests);
    for (const rule of staticRules) {
      for (const { object, message } of rule.check(set)) {
        expect(set.all).toContain(object);
        expect(message).not.toBe('');
      }
    }
  }), { numRuns: 300 });
});

test('an object that holds itself ends too', () => {
  const cyclic: Record<string, unknown> = { containers: [], ports: [], servers: [], http: [], subsets: [] };
  for (const key of KEYS) {
    if (key !== '__proto__') {
      cyclic[key] = [cyclic];
    }
  }
  const set = Inventory.of(KINDS.map(([apiVersion, kind]) => ({ apiVersion, kind, metadata: { name: 'a', namespace: 'shop' }, spec: cyclic })));
  expect(staticRules.flatMap(rule => [...rule.check(set)]).length).toBeGreaterThan(0);
});
