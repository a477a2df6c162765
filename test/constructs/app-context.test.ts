import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { REVIEWS } from './reviews';
import { CanaryService, Progress, Severity, WeightedRoute } from '../../src';

function app(): { chart: Chart; service: CanaryService } {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  return { chart, service: new CanaryService(chart, 'reviews', { ...REVIEWS, progress: Progress.stage('stable') }) };
}

const other = (chart: Chart, kind: string, name: string, spec: object, apiVersion = 'networking.istio.io/v1') =>
  new ApiObject(chart, `other-${kind}`, { apiVersion, kind, metadata: { name }, spec });
const workload = (labels: { [key: string]: string }) => ({ selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a:1' }] } } });

test.each<[string, (chart: Chart) => void, RegExp]>([
  ['a second VirtualService for its host', chart => other(chart, 'VirtualService', 'legacy', { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews' } }] }] }), /VirtualService legacy: .*CC201/],
  ['another Deployment of the name of a version that comes later', chart => other(chart, 'Deployment', 'reviews-v2', workload({ app: 'x' }), 'apps/v1'), /stage deploy: Deployment reviews-v2: .*CC010/],
  ['another Service of its name', chart => other(chart, 'Service', 'reviews', { ports: [{ port: 9080 }] }, 'v1'), /Service reviews: .*CC010/],
])('a service is judged with %s', (_, declare, message) => {
  const { chart } = app();
  declare(chart);
  expect(() => Testing.synth(chart)).toThrow(message);
});

test('a second DestinationRule for its host is told with the findings', () => {
  const { chart, service } = app();
  other(chart, 'DestinationRule', 'legacy', { host: 'reviews.shop.svc.cluster.local', trafficPolicy: { tls: { mode: 'DISABLE' } } });
  expect(service.findings().map(({ code, object }) => `${code} ${object.name}`)).toContain('CC202 legacy');
});

test('of another namespace, the same is no matter', () => {
  const { chart, service } = app();
  const elsewhere = new Chart(chart.node.root, 'elsewhere', { namespace: 'elsewhere' });
  other(elsewhere, 'Deployment', 'reviews-v2', workload({ app: 'reviews' }), 'apps/v1');
  other(elsewhere, 'VirtualService', 'reviews', { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews' } }] }] });
  expect(service.findings().filter(({ severity }) => severity !== Severity.INFO)).toEqual([]);
  expect(() => Testing.synth(chart)).not.toThrow();
});

describe('routes alone', () => {
  const routes = (chart: Chart, labels = { version: 'v1' }) => new WeightedRoute(chart, 'reviews', { service: 'reviews', versions: { v1: labels, v2: { version: 'v2' } }, weights: { v1: 90, v2: 10 } });
  const chart = () => new Chart(new App(), 'shop', { namespace: 'shop' });

  test('are judged at synthesis with what the app has of the service', () => {
    const one = chart();
    const route = routes(one);
    new Deployment(one, 'v1', { metadata: { name: 'v1' }, podMetadata: { labels: { app: 'reviews', version: 'v1' } }, containers: [{ image: 'a:1' }] });
    other(one, 'Service', 'reviews', { selector: { app: 'reviews' }, ports: [{ name: 'http', port: 80 }] }, 'v1');
    other(one, 'VirtualService', 'legacy', { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews' } }] }] });
    expect(() => Testing.synth(one)).toThrow(/VirtualService legacy: .*CC201/);
    expect(route.findings().map(({ code }) => code)).toContain('CC201');
  });

  test('for pods and a Service that are elsewhere stop nothing', () => {
    const one = chart();
    routes(one);
    expect(() => Testing.synth(one)).not.toThrow();
  });

  test('stop where a patch breaks them', () => {
    const one = chart();
    new ApiObject(one, 'Service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'reviews' }, spec: { selector: { app: 'reviews' }, ports: [{ name: 'http', port: 80 }] } });
    const route = routes(one);
    route.destinationRule.metadata.addLabel('a', 'b');
    route.virtualService.addJsonPatch({ _toJson: () => ({ op: 'replace', path: '/spec/http/0/route/0/destination/subset', value: 'v9' }) } as never);
    expect(() => Testing.synth(one)).toThrow(/VirtualService reviews: .*v9.*CC102/);
  });
});
