import { ApiObject, JsonPatch } from 'cdk8s';
import { ofKind, orders } from './releases';
import { Spread } from '../../src';

const spread = [Spread.zones(), Spread.hosts(2)];
const path = '/spec/template/spec/topologySpreadConstraints';

test('the pods of all versions spread together, and none waits for a place', () => {
  const service = orders({ spread, appLabel: 'k8s-app' });
  for (const name of ['orders-v1', 'orders-v2']) {
    expect(ofKind(service, '10%', 'Deployment')[name].spec.template.spec.topologySpreadConstraints).toEqual([
      { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { 'k8s-app': 'orders' } } },
      { topologyKey: 'kubernetes.io/hostname', maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { 'k8s-app': 'orders' } } },
    ]);
  }
});

test('nothing is said of it unless asked', () => {
  expect(ofKind(orders(), 'stable', 'Deployment')['orders-v1'].spec.template.spec).not.toHaveProperty('topologySpreadConstraints');
});

test('patches of users come after', () => {
  const service = orders({ spread });
  ApiObject.of(service.version('v2').deployment).addJsonPatch(JsonPatch.replace(`${path}/0/whenUnsatisfiable`, 'DoNotSchedule'));
  expect(ofKind(service, '10%', 'Deployment')['orders-v2'].spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable).toBe('DoNotSchedule');
});

test('a skew below 1 is refused', () => {
  expect(() => Spread.zones(0)).toThrow('maxSkew is 0, allowed is a whole number of 1 or more');
});
