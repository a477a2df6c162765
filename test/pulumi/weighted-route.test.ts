import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { App, Chart } from 'cdk8s';
import { run, valueOf } from './engine';
import * as constructs from '../../src';
import { Duration, Exposure, Match, RouteRule, WeightedRoute, WeightedRouteArgs } from '../../src/pulumi';

const ROUTE: WeightedRouteArgs = {
  namespace: 'shop',
  versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
  weights: { v1: 90, v2: 10 },
  rules: [RouteRule.to('v2').when(Match.header('end-user').exact('jason'))],
  policy: { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['connect-failure'] } },
  connections: { maxConnections: 10 },
  exposure: [Exposure.gateway('infra/public', { hosts: ['shop.example.com'] })],
};

test('registers the objects of the construct', async () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new constructs.WeightedRoute(chart, 'reviews', { ...ROUTE, namespace: 'shop', service: 'reviews' } as constructs.WeightedRouteProps);
  const { objects, errors } = await run(() => new WeightedRoute('reviews', ROUTE));
  expect(errors).toEqual([]);
  expect(objects.map(({ inputs }) => inputs)).toEqual(JSON.parse(JSON.stringify(chart.toJson())));
});

test('routes come after subsets, and those after what the program says is needed', async () => {
  const { objects, value } = await run(() => {
    const pods = new k8s.core.v1.Pod('pods', {});
    return new WeightedRoute('reviews', { ...ROUTE, namespace: pulumi.output('shop') }, { dependsOn: pods });
  });
  const [pods, subsets, mesh, gateway] = objects;
  expect(subsets.dependencies).toEqual([pods.urn]);
  expect([mesh, gateway].map(({ dependencies }) => dependencies)).toEqual([[subsets.urn], [subsets.urn]]);
  expect(objects.slice(1).map(({ protect }) => protect)).toEqual([true, true, true]);
  expect(await valueOf(value.host)).toBe('reviews.shop.svc.cluster.local');
});

test.each<[string, any, RegExp]>([
  ['an Output', { weights: pulumi.output({ v1: 1 }) }, /\[reviews\] weights is an Output or a promise/],
  ['a version that nobody declares', { weights: { v3: 1 } }, /\[reviews\] .*version "v3", known are "v1", "v2"/],
  ['an argument that is none', { weight: { v1: 1 } }, /weight.*weights/],
])('refuses %s', async (_, args, message) => {
  await expect(run(() => new WeightedRoute('reviews', { ...ROUTE, ...args }))).rejects.toThrow(message);
});
