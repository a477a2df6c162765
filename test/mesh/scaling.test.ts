import { Inventory } from '../../src/mesh/inventory';
import { allPods } from '../../src/mesh/pods';
import { fewestInstances, isLive } from '../../src/mesh/scaling';

function fewest(kind: string, spec: object, ...others: object[]): number | undefined {
  const set = Inventory.of([{ apiVersion: 'apps/v1', kind, metadata: { name: 'a', namespace: 'shop' }, spec: { ...spec, template: { spec: { containers: [] } } } }, ...others]);
  return fewestInstances(set, allPods(set)[0]);
}

const autoscaler = (spec: object) => ({ kind: 'HorizontalPodAutoscaler', metadata: { name: 'a', namespace: 'shop' }, spec: { scaleTargetRef: { kind: 'Deployment', name: 'a' }, ...spec } });

test('a workload runs what it says, one where it says nothing', () => {
  expect([fewest('Deployment', { replicas: 3 }), fewest('Deployment', {}), fewest('StatefulSet', { replicas: 0 })]).toEqual([3, 1, 0]);
});

test('an autoscaler says how few there may be, unless the workload is at rest', () => {
  expect(fewest('Deployment', { replicas: 3 }, autoscaler({ minReplicas: 2, maxReplicas: 5 }))).toBe(2);
  expect(fewest('Deployment', { replicas: 3 }, autoscaler({ maxReplicas: 5 }))).toBe(1);
  expect(fewest('Deployment', { replicas: 0 }, autoscaler({ minReplicas: 2, maxReplicas: 5 }))).toBe(0);
});

test('what others scale, or a node decides, is unknown', () => {
  expect(fewest('DaemonSet', {})).toBeUndefined();
  expect(fewest('Deployment', { replicas: 0 }, { kind: 'ScaledObject', metadata: { name: 's', namespace: 'shop' }, spec: { scaleTargetRef: { name: 'a' } } })).toBeUndefined();
  expect(fewest('Deployment', { replicas: 0 }, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'r', namespace: 'shop' }, spec: { workloadRef: { name: 'a' } } })).toBeUndefined();
});

test('objects of a cluster are known by what the server writes', () => {
  const [file, live] = Inventory.of([{ kind: 'A', metadata: { name: 'a' } }, { kind: 'A', metadata: { name: 'b', resourceVersion: '1' } }]).all;
  expect([isLive(file), isLive(live)]).toEqual([false, true]);
});
