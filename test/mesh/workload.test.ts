import { Inventory } from '../../src/mesh/inventory';
import { Workload } from '../../src/mesh/workload';

const read = (manifest: unknown): Workload | undefined => Workload.of(Inventory.of([manifest]).all[0]);

describe('Workload', () => {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'main' }, 7] } };

  test.each(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet', 'Rollout'])('reads the pods of a %s from its template', kind => {
    const workload = read({ kind, spec: { replicas: 3, template } });
    expect([workload?.labels.get('app'), workload?.replicas, workload?.containers.length]).toEqual(['web', 3, 1]);
  });

  test('takes a bare Pod as its own template', () => {
    expect(read({ kind: 'Pod', ...template })?.labels.get('app')).toBe('web');
  });

  test.each([[{ kind: 'Service', spec: { template } }], [{ kind: 'Deployment', spec: {} }], [{ kind: 'Job', spec: { template } }]])('finds none in %j', manifest => {
    expect(read(manifest)).toBeUndefined();
  });

  test('leaves open how many there are where nobody says', () => {
    expect(read({ kind: 'Deployment', spec: { template, replicas: 'three' } })?.replicas).toBeUndefined();
  });
});
