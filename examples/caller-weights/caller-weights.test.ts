import { App } from 'cdk8s';
import { Traffic, TrafficCaller } from 'cdk8s-canary';
import { ProviderChart } from './provider';
import { findingsOf } from '../plan';

const provider = new ProviderChart(new App(), 'provider').provider;
const stages = provider.stages();

/** Which weights the flow shows for consumer-demo, group v1 first, and what everybody else gets. */
const FLOW: [string, { [version: string]: number }, string][] = [
  ['stable', { v1: 100 }, 'v1'],
  ['deploy', { v1: 100 }, 'v1'],
  ['10%', { 'v1': 90, 'v2-beta': 10 }, 'v1'],
  ['50%', { 'v1': 50, 'v2-beta': 50 }, 'v1'],
  ['90%', { 'v1': 10, 'v2-beta': 90 }, 'v1'],
  ['100%', { 'v2-beta': 100 }, 'v1'],
  ['everyone', { 'v2-beta': 100 }, 'v2-beta'],
  ['finish', { 'v2-beta': 100 }, 'v2-beta'],
];

test('the stages are those of the flow', () => {
  expect(stages.map(stage => stage.name)).toEqual(FLOW.map(([name]) => name));
});

test.each(FLOW)('%s: the requests of consumer-demo are divided %j, everybody else gets %s', (name, weights, others) => {
  const traffic = Traffic.fromManifests(stages.find(stage => stage.name === name)!.manifests);
  const from = (app: string): TrafficCaller => TrafficCaller.workload('tsf-demo', { labels: { app } });
  expect(() => traffic.request({ host: 'provider', caller: from('consumer-demo') }).splits(weights)).not.toThrow();
  expect(() => traffic.request({ host: 'provider', caller: from('other-demo') }).reaches(others)).not.toThrow();
});

test('each group has the instances that its share needs there and in the stages beside it', () => {
  const report = provider.capacityReport();
  expect(report.map(({ stage, versions }) => [stage, ...versions.map(one => one.instances)])).toEqual([
    ['stable', 10], ['deploy', 10, 1], ['10%', 10, 5], ['50%', 9, 9], ['90%', 5, 10], ['100%', 1, 10], ['everyone', 1, 10], ['finish', 10],
  ]);
  expect(report.flatMap(({ versions }) => versions).filter(one => one.headRoom < 0)).toEqual([]);
});

test('autoscalers begin with their group, start at its share and end with it', () => {
  const fewest = stages.map(({ manifests }) => Object.fromEntries(
    manifests.filter(one => one.kind === 'HorizontalPodAutoscaler').map(one => [one.metadata.name, `${one.spec.minReplicas}-${one.spec.maxReplicas}`])));
  expect(fewest[0]).toEqual({ 'provider-v1': '10-20' });
  expect(fewest[3]).toEqual({ 'provider-v1': '9-20', 'provider-v2-beta': '9-20' });
  expect(fewest[7]).toEqual({ 'provider-v2-beta': '10-20' });
  expect(stages.flatMap(({ manifests }) => manifests).filter(one => one.kind === 'Deployment' && 'replicas' in one.spec)).toEqual([]);
});

test('every stage and every step, forward and back, is without a finding but what the audience\'s part explains', () => {
  const { open, accepted } = findingsOf(app => new ProviderChart(app, 'provider').provider);
  expect(open).toEqual([]);
  expect(new Set(accepted)).toEqual(new Set(['CC910 the audience makes 100 % of all requests']));
});
