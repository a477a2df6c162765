import { App } from 'cdk8s';
import { TrafficCaller } from 'cdk8s-canary';
import { Shop } from './shop';
import { findingsOf, stagesOf, trafficAt } from '../plan';

const build = (app: App) => new Shop(app, 'shop').shop;
const caller = TrafficCaller.gateway('shop/public');

test('both versions have all their instances from deploy to finish', () => {
  expect(stagesOf(build)).toEqual([
    'stable: v1 x4',
    'deploy: v1 x4, v2 x4',
    'preview: v1 x4, v2 x4',
    'switch: v1 x4, v2 x4',
    'finish: v2 x4',
  ]);
});

test.each([
  // stage, customers, testers by header, testers by host
  ['stable', 'v1', 'v1', 'v1'],
  ['deploy', 'v1', 'v1', 'v1'],
  ['preview', 'v1', 'v2', 'v2'],
  ['switch', 'v2', 'v2', 'v2'],
  ['finish', 'v2', 'v2', 'v2'],
])('at %s customers get %s, testers by header %s and by host %s', (stage, customers, byHeader, byHost) => {
  const traffic = trafficAt(build, stage);
  traffic.request({ caller, host: 'shop.example.com' }).reaches(customers);
  traffic.request({ caller, host: 'shop.example.com', headers: { 'x-preview': 'green' } }).reaches(byHeader);
  traffic.request({ caller, host: 'preview.shop.example.com' }).reaches(byHost);
  traffic.request({ host: 'shop' }).reaches(customers);
  traffic.request({ host: 'shop', headers: { 'x-preview': 'green' } }).reaches(byHeader);
});

test('green has a Service of its own while it may be looked at', () => {
  const stages = build(new App()).stages().filter(stage => stage.manifests.some(one => one.kind === 'Service' && one.metadata.name === 'shop-v2'));
  expect(stages.map(stage => stage.name)).toEqual(['preview', 'switch']);
});

test('green inherits what both share and overrides what it says, blue is never touched', () => {
  const deployments = (name: string) => build(new App()).stages().flatMap(stage => stage.manifests.filter(one => one.kind === 'Deployment' && one.metadata.name === name));
  const [blue, ...blues] = deployments('shop-v1').map(one => JSON.stringify(one));
  expect(new Set([blue, ...blues]).size).toBe(1);
  const [old, green] = [JSON.parse(blue), deployments('shop-v2')[0]].map(one => one.spec.template.spec.containers[0]);
  expect(green.env).toEqual([{ name: 'LOG_LEVEL', value: 'info' }, { name: 'CHECKOUT', value: 'one-page' }]);
  expect(green.resources.requests).toEqual({ 'cpu': '500m', 'ephemeral-storage': undefined, 'memory': '512Mi' });
  expect([green.readinessProbe, green.livenessProbe, green.securityContext]).toEqual([old.readinessProbe, old.livenessProbe, old.securityContext]);
});

test('every stage and every step, forward and back, is without a finding', () => {
  expect(findingsOf(build)).toEqual({ open: [], accepted: [] });
});
