import { Chart, Testing } from 'cdk8s';
import { batch, problems } from './kinds';
import { ofKind } from './releases';
import { Adopt, BatchService, BatchServiceProps, Capacity, Exposure, Match, Routing, Traffic } from '../../src';

const seed: Partial<BatchServiceProps> = { groups: [{ instances: 1, ratios: [10, 50] }, { instances: 1, ratios: [100] }, { instances: 1 }] };
const SUPPRESS = 'cdk8s-canary.io/suppress';

test('one by one unless told otherwise, with ratios that follow the pods', () => {
  const service = batch();
  expect(service.stages().map(stage => [stage.name, ...stage.versions.map(one => `${one.version} x${one.instances} ${one.share}`)])).toEqual([
    ['stable', 'v1 x3 100%'],
    ['beta', 'v1 x3 100%', 'v2 x1 0%'],
    ['beta 1/3', 'v1 x3 2/3', 'v2 x1 1/3'],
    ['group 2', 'v1 x2 2/3', 'v2 x2 1/3'],
    ['group 2 2/3', 'v1 x2 1/3', 'v2 x2 2/3'],
    ['group 3', 'v1 x1 1/3', 'v2 x3 2/3'],
    ['group 3 100%', 'v1 x1 0%', 'v2 x3 100%'],
    ['finish', 'v2 x3 100%'],
  ]);
  expect(problems(service)).toEqual([]);
});

test('groups of one size, by number or by percentage', () => {
  const sizes = (groupSize: number | string) => batch({ replicas: 8, groupSize }).stages().filter(({ name }) => /^(beta|group \d)$/.test(name)).map(stage => stage.versions[1].instances);
  expect(sizes(3)).toEqual([3, 6, 8]);
  expect(sizes('25%')).toEqual([2, 4, 6, 8]);
});

test('ratios that run ahead of the pods are accepted with a reason, on the Deployment and in the stages concerned', () => {
  const service = batch({ ...seed, ratiosAheadOfPods: 'one pod carries half of the load at night' });
  const said = service.stages().map(({ name }) => [name, ofKind(service, name, 'Deployment')['shop-v2']?.metadata.annotations?.[SUPPRESS]]);
  expect(Object.fromEntries(said.filter(([, reason]) => reason !== undefined))).toEqual({
    'beta 50%': 'CC910: one pod carries half of the load at night',
    'group 2 100%': 'CC910: one pod carries half of the load at night',
  });
  expect(problems(service)).toEqual([]);
  expect(problems(batch(seed)).map(problem => problem.slice(0, 5))).toEqual(['CC910', 'CC910']);
});

test('a reason is no annotation where the ratios are of an audience, whose part nobody knows', () => {
  expect(problems(batch({ ...seed, ratiosAheadOfPods: 'known', audience: [Match.header('x-beta').present()] }))).toEqual([]);
});

test('a reason leaves no trace in the next release', () => {
  const props = { ...seed, ratiosAheadOfPods: 'known' };
  const next = batch({ ...props, stable: { version: 'v2', image: 'shop:v2' }, canary: { version: 'v3', image: 'shop:v3' } });
  expect(JSON.stringify(batch(props).stages().pop()!.manifests)).toBe(JSON.stringify(next.stages()[0].manifests));
});

test('with an audience everybody else has all of the old version', () => {
  const service = batch({ audience: [Match.header('x-beta').present()] });
  expect(service.stages().slice(1, -1).map(stage => stage.versions[0].instances)).toEqual(Array(7).fill(3));
  Traffic.fromManifests(service.stages()[2].manifests).request({ host: 'shop', headers: { 'x-beta': '1' } }).splits({ v1: 2, v2: 1 });
  Traffic.fromManifests(service.stages()[2].manifests).request({ host: 'shop' }).reaches('v1');
  expect(problems(service)).toEqual([]);
});

describe('without a mesh', () => {
  const service = batch({ routing: Routing.none(), groups: [{ instances: 1 }, { instances: 2 }] });

  test('there are no routing objects, and the stages say what share the pods make', () => {
    expect(service.stages().map(stage => [stage.name, ...stage.versions.map(one => `${one.version} x${one.instances} ${one.share}`)])).toEqual([
      ['stable', 'v1 x3 100%'], ['beta', 'v1 x3 75%', 'v2 x1 25%'], ['group 2', 'v1 x2 40%', 'v2 x3 60%'], ['finish', 'v2 x3 100%'],
    ]);
    expect([...new Set(service.stages().flatMap(stage => stage.manifests.map(one => one.kind)))]).toEqual(['Service', 'Deployment']);
  });

  test('they are in no output either', () => {
    expect(service.node.findAll().map(child => child.node.id)).not.toEqual(expect.arrayContaining(['VirtualService']));
  });

  test.each<[string, Partial<BatchServiceProps>]>([
    ['ratios', { groups: [{ instances: 3, ratios: [10] }] }],
    ['audience', { audience: [Match.header('x').present()] }],
    ['exposure', { exposure: [Exposure.gateway('public', { hosts: ['shop.example.com'] })] }],
    ['policy', { policy: {} }],
    ['connections', { connections: {} }],
    ['adopt', { adopt: Adopt.deployment('shop') }],
    ['ratiosAheadOfPods', { ratiosAheadOfPods: 'known' }],
  ])('%s are refused', (what, props) => {
    expect(() => batch({ ...props, routing: Routing.none() })).toThrow(`there are ${what} and no mesh that could follow them: leave ${what} out, or take another routing`);
  });
});

test.each<[string, Partial<BatchServiceProps>, string]>([
  ['groups that do not add up', { groups: [{ instances: 1 }, { instances: 1 }] }, '[shop/shop] groups are 1 + 1 = 2 instances, replicas are 3'],
  ['groups and a size', { groups: [{ instances: 3 }], groupSize: 1 }, 'there are both groups and groupSize, say one of them'],
  ['a percentage of zero pods', { groupSize: '0%' }, 'instances of groupSize are "0%" of 3 = 0, a group needs at least one'],
  ['capacity by share', { capacity: Capacity.byShare() }, 'capacity is by share, in a release by groups the groups say the instances'],
  ['a version of another size', { canary: { version: 'v2', image: 'x', replicas: 5 } }, 'replicas of version "v2" are 5, those of the service 3: in a release by groups both versions have as many'],
  ['a reason that says nothing', { ...seed, ratiosAheadOfPods: ' ' }, 'ratiosAheadOfPods is empty, it is the reason why the ratios may be ahead'],
])('refuses %s', (_, props, message) => {
  expect(() => batch(props)).toThrow(message);
});

test.each(['shop@v2=beta 10%', 'shop@v2 = beta 10%'])('the ratio parameter %j says a stage by its name', value => {
  const app = Testing.app();
  app.node.setContext('canary-ratio', value);
  const service = new BatchService(new Chart(app, 'shop'), 'shop', {
    port: 8080, replicas: 3, stable: { version: 'v1', image: 'shop:1' }, canary: { version: 'v2', image: 'shop:2' }, groups: [{ instances: 1, ratios: [10] }, { instances: 2 }],
  });
  expect(service.stage).toBe('beta 10%');
});
