import { ofKind, orders } from './releases';
import { Severity, Spread } from '../../src';

const labels = { 'app.kubernetes.io/name': 'orders', 'shop.example.com/release': 'v2' };

test('label keys of one\'s own stand wherever a label tells the app or the version', () => {
  const service = orders({
    appLabel: 'app.kubernetes.io/name',
    versionLabel: 'shop.example.com/release',
    autoscaling: { maxReplicas: 9 },
    disruptionBudget: { maxUnavailable: 1 },
    spread: [Spread.hosts()],
    canary: { version: 'v2', image: 'orders:2', settings: { A: '1' } },
  });
  const at = (kind: string, name = 'orders-v2'): any => ofKind(service, '10%', kind)[name];
  expect(at('Service', 'orders').spec.selector).toEqual({ 'app.kubernetes.io/name': 'orders' });
  expect(at('Deployment').spec.selector.matchLabels).toEqual(labels);
  expect(at('Deployment').spec.template.metadata.labels).toMatchObject(labels);
  expect(at('Deployment').spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'orders' });
  expect(at('PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels);
  expect(at('DestinationRule', 'orders').spec.subsets.map((subset: any) => subset.labels)).toEqual([{ 'shop.example.com/release': 'v1' }, { 'shop.example.com/release': 'v2' }]);
  const named = service.stages()[2].manifests.filter(one => one.metadata.name.startsWith('orders-v2'));
  expect(named.map(one => one.kind).sort()).toEqual(['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget']);
  expect(named.map(one => one.metadata.labels)).toEqual(named.map(() => labels));
});

test('the usual keys appear nowhere then', () => {
  const text = JSON.stringify(orders({ appLabel: 'k8s-app', versionLabel: 'release', disruptionBudget: { maxUnavailable: 1 }, spread: [Spread.zones()] }).stages().map(stage => stage.manifests));
  expect(text).not.toMatch(/"app":|"version":/);
});

test('everything together is safe at every step', () => {
  const service = orders({
    autoscaling: { maxReplicas: 9 },
    disruptionBudget: { maxUnavailable: 1 },
    spread: [Spread.zones()],
    canary: { version: 'v2', image: 'orders:2', settings: { A: '1' }, files: { '/etc/orders/a': 'b' } },
  });
  expect(service.findings().filter(finding => finding.severity !== Severity.INFO).map(({ stage, code, message }) => `${stage}: ${code} ${message}`)).toEqual([]);
});
