import { ofKind, orders } from './releases';
import { Capacity } from '../../src';

test('a version has its budget as long as it is there, selecting its own pods only', () => {
  const service = orders({ disruptionBudget: { maxUnavailable: '25%' } });
  expect(service.stages().map(stage => Object.keys(ofKind(service, stage.name, 'PodDisruptionBudget')))).toEqual([
    ['orders-v1'], ['orders-v1', 'orders-v2'], ['orders-v1', 'orders-v2'], ['orders-v1', 'orders-v2'], ['orders-v1', 'orders-v2'], ['orders-v2'],
  ]);
  expect(ofKind(service, '10%', 'PodDisruptionBudget')['orders-v2']).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'orders-v2', namespace: 'shop', labels: { app: 'orders', version: 'v2' } },
    spec: { maxUnavailable: '25%', selector: { matchLabels: { app: 'orders', version: 'v2' } } },
  });
});

test.each([
  [{ minAvailable: 3 }],
  [{ minAvailable: '75%' }],
  [{ maxUnavailable: 1 }],
  [{ maxUnavailable: '1%' }],
])('%j lets a pod of four go', budget => {
  expect(ofKind(orders({ disruptionBudget: budget }), 'stable', 'PodDisruptionBudget')['orders-v1'].spec).toMatchObject(budget);
});

test('a single instance may go with maxUnavailable 1', () => {
  const service = orders({ replicas: 1, disruptionBudget: { maxUnavailable: 1 } });
  expect(ofKind(service, 'stable', 'PodDisruptionBudget')['orders-v1'].spec.maxUnavailable).toBe(1);
});

test.each([
  [{ minAvailable: 4 }, 'disruptionBudget.minAvailable is 4, which keeps 4 of the 4 instances of v1 in stage "stable": none could be evicted'],
  [{ minAvailable: '76%' }, 'disruptionBudget.minAvailable is "76%", which keeps 4 of the 4 instances of v1 in stage "stable"'],
  [{ maxUnavailable: 0 }, 'disruptionBudget.maxUnavailable is 0, which is 0 of the 4 instances of v1 in stage "stable"'],
  [{ maxUnavailable: '0%' }, 'disruptionBudget.maxUnavailable is "0%", which is 0 of the 4 instances of v1'],
  [{}, 'disruptionBudget has neither minAvailable nor maxUnavailable, allowed is one of them'],
  [{ minAvailable: 1, maxUnavailable: 1 }, 'disruptionBudget has both minAvailable and maxUnavailable, allowed is one of them'],
  [{ minAvailable: '101%' }, 'disruptionBudget.minAvailable is "101%", allowed is'],
  [{ maxUnavailable: 1.5 }, 'disruptionBudget.maxUnavailable is 1.5, allowed is'],
])('%j is refused', (budget, message) => {
  expect(() => orders({ disruptionBudget: budget })).toThrow(message);
});

test('a budget that fits the whole service may not fit the few instances of a share', () => {
  expect(() => orders({ disruptionBudget: { minAvailable: 1 }, capacity: Capacity.byShare() })).toThrow(
    'disruptionBudget.minAvailable is 1, which keeps 1 of the 1 instances of v2 in stage "deploy": none could be evicted, lower it, give the version more instances or say maxUnavailable: 1');
  expect(orders({ disruptionBudget: { minAvailable: 1 }, capacity: Capacity.byShare({ minReplicas: 2 }) }).stage).toBe('stable');
});
