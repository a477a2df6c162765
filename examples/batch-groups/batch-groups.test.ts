import { App } from 'cdk8s';
import { Reviews } from './reviews';
import { findingsOf, stagesOf, trafficAt } from '../plan';

const build = (app: App) => new Reviews(app, 'reviews').reviews;

test('one pod is added in a group, and the one it replaces goes with the next', () => {
  expect(stagesOf(build)).toEqual([
    'stable: v1 x3',
    'beta: v1 x3, v2 x1',
    'beta-10-percent: v1 x3, v2 x1',
    'beta-50-percent: v1 x3, v2 x1',
    'group-2: v1 x2, v2 x2',
    'group-2-100-percent: v1 x2, v2 x2',
    'group-3: v1 x1, v2 x3',
    'finish: v2 x3',
  ]);
});

test.each([
  ['stable', { v1: 100 }],
  ['beta', { v1: 100 }],
  ['beta 10%', { v1: 90, v2: 10 }],
  ['beta 50%', { v1: 50, v2: 50 }],
  ['group 2', { v1: 50, v2: 50 }],
  ['group 2 100%', { v2: 100 }],
  ['group 3', { v2: 100 }],
  ['finish', { v2: 100 }],
])('at %s the requests are divided %j', (stage, shares) => {
  trafficAt(build, stage).request({ host: 'reviews' }).splits(shares);
});

test('there are never fewer than three pods ready, in whatever order a step is applied', () => {
  const stages = build(new App()).stages();
  const least = stages.slice(1).map((stage, index) => stages[index].versions.reduce((sum, { version, instances }) =>
    sum + Math.min(instances, stage.versions.find(one => one.version === version)?.instances ?? 0), 0));
  expect(Math.min(...least)).toBe(3);
});

test('every stage and every step, forward and back, is without a finding, but for the ratios that run ahead with a reason', () => {
  const { open, accepted } = findingsOf(build);
  expect(open).toEqual([]);
  expect(new Set(accepted)).toEqual(new Set(['CC910 one pod of reviews carries all requests of a quiet hour, and releases are done in one']));
});
