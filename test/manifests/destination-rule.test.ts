import { destinationRule } from '../../src/manifests/destination-rule';
import { versionOf } from '../../src/model/version';

const identity = { service: 'reviews', namespace: 'shop', labels: {} };
const subsets = ['v1', '1.4.0'].map(name => ({ version: versionOf(name), labels: { version: name } }));

test('has a subset for each version, named by its DNS label, with the labels of its pods', () => {
  expect(destinationRule(identity, subsets)).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'reviews', namespace: 'shop' },
    spec: { host: 'reviews.shop.svc.cluster.local', subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v1-4-0', labels: { version: '1.4.0' } }] },
  });
});

test.each([
  [{}, {}],
  [{ maxConnections: 10 }, { connectionPool: { tcp: { maxConnections: 10 } } }],
  [{ maxPendingRequests: 5, maxRequestsPerConnection: 2 }, { connectionPool: { http: { http1MaxPendingRequests: 5, maxRequestsPerConnection: 2 } } }],
  [{ loadBalancer: 'ROUND_ROBIN', tls: 'ISTIO_MUTUAL' }, { loadBalancer: { simple: 'ROUND_ROBIN' }, tls: { mode: 'ISTIO_MUTUAL' } }],
  [{ outliers: { consecutive5xxErrors: 5, interval: 10_000, baseEjectionTime: 1500, maxEjectionPercent: 50 } },
    { outlierDetection: { consecutive5xxErrors: 5, interval: '10s', baseEjectionTime: '1500ms', maxEjectionPercent: 50 } }],
])('a policy %j holds for all versions', (policy, expected) => {
  expect(destinationRule(identity, subsets, policy).spec!.trafficPolicy).toEqual(expected);
});

test('labels are copied', () => {
  const labels: { [key: string]: string } = { version: 'v1' };
  const rule = destinationRule(identity, [{ version: versionOf('v1'), labels }]);
  labels.version = 'v9';
  expect(rule.spec!.subsets![0].labels).toEqual({ version: 'v1' });
});
