import { ApiObject, Chart, Testing } from 'cdk8s';
import { ofKind } from './releases';
import { CanaryService, CanaryServiceProps, Capacity, Severity, VersionProps, Workload } from '../../src';

function deployment(chart: Chart, version: string, labels: { [key: string]: string } = { app: 'orders', version }): ApiObject {
  return new ApiObject(chart, version, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `helm-orders-${version}` },
    spec: { replicas: 5, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'orders', image: `orders:${version}` }] } } },
  });
}

function release(props: (chart: Chart) => Partial<CanaryServiceProps>): { chart: Chart; service: CanaryService } {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const service = new CanaryService(chart, 'orders', { port: 8080, replicas: 4, stable: { version: 'v1', image: 'orders:1' }, canary: { version: 'v2', image: 'orders:2' }, ...props(chart) });
  return { chart, service };
}

const given = (chart: Chart, version: string): VersionProps => ({ version, workload: Workload.of(deployment(chart, version)) });
const deployments = (service: CanaryService): string[][] => service.stages().map(stage => Object.keys(ofKind(service, stage.name, 'Deployment')));

test('a Deployment of any origin is there in the stages of its version, and leaves the output in others', () => {
  const { chart, service } = release(scope => ({ canary: given(scope, 'v2') }));
  expect(deployments(service)).toEqual([
    ['orders-v1'], ['orders-v1', 'helm-orders-v2'], ['orders-v1', 'helm-orders-v2'], ['orders-v1', 'helm-orders-v2'], ['orders-v1', 'helm-orders-v2'], ['helm-orders-v2'],
  ]);
  expect(chart.toJson().map(one => one.metadata.name)).not.toContain('helm-orders-v2');
});

test('it is left as it is, at any stage', () => {
  const { service } = release(scope => ({ canary: given(scope, 'v2'), capacity: Capacity.byShare() }));
  const seen = new Set(service.stages().map(stage => JSON.stringify(ofKind(service, stage.name, 'Deployment')['helm-orders-v2'])).filter(one => one !== undefined));
  expect(seen.size).toBe(1);
  expect(service.stages()[1].versions.map(one => [one.version, one.instances])).toEqual([['v1', 4], ['v2', 5]]);
});

test('it is an ordinary version to the rules', () => {
  const { service } = release(scope => ({ stable: given(scope, 'v1'), canary: given(scope, 'v2') }));
  expect(service.findings().filter(finding => finding.severity !== Severity.INFO)).toEqual([]);
});

test('pods managed elsewhere have a subset and no Deployment', () => {
  const { service } = release(() => ({ canary: { version: 'v2', workload: Workload.elsewhere(), replicas: 3 } }));
  expect(deployments(service)).toEqual([['orders-v1'], ['orders-v1'], ['orders-v1'], ['orders-v1'], ['orders-v1'], []]);
  expect(ofKind(service, '10%', 'DestinationRule').orders.spec.subsets[1]).toEqual({ name: 'v2', labels: { version: 'v2' } });
  expect(service.stages()[1].versions[1].instances).toBe(3);
});

test('pods that the files do not show are unknown to the rules, never none', () => {
  const elsewhere = (version: string): VersionProps => ({ version, workload: Workload.elsewhere() });
  for (const props of [{ stable: elsewhere('v1') }, { canary: elsewhere('v2') }, { stable: elsewhere('v1'), canary: elsewhere('v2') }]) {
    const { service } = release(() => props);
    expect(service.findings().filter(finding => finding.severity !== Severity.INFO).map(({ stage, code, message }) => `${stage}: ${code} ${message}`)).toEqual([]);
  }
});

test('a version says whose its pods are', () => {
  const { service } = release(scope => ({ canary: given(scope, 'v2') }));
  expect([service.version('v1').isOurs, service.version('v2').isOurs]).toEqual([true, false]);
  expect(service.version('v1').workload?.name).toBe('orders-v1');
  expect(service.version('v2').workload?.name).toBe('helm-orders-v2');
  expect(() => service.version('v2').deployment).toThrow('version "v2" has no Deployment of ours, its pods are those of Deployment "helm-orders-v2": see workload');
  const elsewhere = release(() => ({ canary: { version: 'v2', workload: Workload.elsewhere() } })).service.version('v2');
  expect(elsewhere.workload).toBeUndefined();
  expect(() => elsewhere.deployment).toThrow('its pods are managed elsewhere');
});

test.each<[string, (chart: Chart) => VersionProps, string]>([
  ['neither image nor workload', () => ({ version: 'v2' }), 'image of version "v2" is undefined, it needs one, or a workload'],
  ['both', chart => ({ ...given(chart, 'v2'), image: 'orders:2' }), 'version "v2" has a workload and "image" as well, allowed is one of them'],
  ['settings beside a workload', chart => ({ ...given(chart, 'v2'), settings: { A: '1' } }), 'version "v2" has a workload and "settings" as well'],
  ['pods without the version\'s label', chart => ({ version: 'v2', workload: Workload.of(deployment(chart, 'v2', { app: 'orders' })) }),
    'Deployment "helm-orders-v2" has pods with the labels {"app":"orders"}, the pods of version "v2" need {"version":"v2"}'],
  ['pods that the Service does not select', chart => ({ version: 'v2', workload: Workload.of(deployment(chart, 'v2', { version: 'v2' })) }), 'the Service selects {"app":"orders"}'],
  ['what has no pods', chart => ({ version: 'v2', workload: Workload.of(new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap' })) }), 'has no spec.template, allowed is a Deployment'],
])('%s is refused', (_, canary, message) => {
  expect(() => release(chart => ({ canary: canary(chart) }))).toThrow(message);
});
