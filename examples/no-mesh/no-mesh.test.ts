import { App } from 'cdk8s';
import { Shop } from './shop';
import { findingsOf, stagesOf, trafficAt } from '../plan';

const without = (app: App) => new Shop(app, 'shop', { hasMesh: false }).checkout;
const withMesh = (app: App) => new Shop(app, 'shop', { hasMesh: true }).checkout;

test('the version with the greater share has all its pods, the other as many as its share asks for', () => {
  expect(stagesOf(without)).toEqual([
    'stable: v1 x4',
    'deploy: v1 x4',
    '10-percent: v1 x4, v2 x1',
    '50-percent: v1 x4, v2 x4',
    '100-percent: v2 x4',
    'finish: v2 x4',
  ]);
});

test('the stages have the names that they have with a mesh', () => {
  const names = (build: typeof without) => build(new App()).stages().map(({ name }) => name);
  expect(names(without)).toEqual(names(withMesh));
});

test('there are no routing objects in any stage', () => {
  const kinds = without(new App()).stages().flatMap(({ manifests }) => manifests.map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(['Service', 'Deployment']));
});

test.each([
  ['deploy', { v1: 100 }],
  ['10%', { v1: 80, v2: 20 }],
  ['50%', { v1: 50, v2: 50 }],
  ['100%', { v2: 100 }],
])('at %s the stage says what its pods give', (stage, shares) => {
  const { versions } = without(new App()).stages().find(({ name }) => name === stage)!;
  expect(Object.fromEntries(versions.map(({ version, share }) => [version, Number(share.replace('%', ''))]))).toEqual(shares);
});

test('before there is a pod of v2 nobody gets it', () => {
  expect(() => trafficAt(without, 'deploy').host('checkout').neverReaches('checkout-v2')).toThrow('version "checkout-v2" is nowhere in the manifests');
});

test('every stage and every step, forward and back, is without a finding', () => {
  expect(findingsOf(without)).toEqual({ open: [], accepted: [] });
});
