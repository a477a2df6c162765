import { endpointsOf, podsOf } from '../../src/mesh/endpoints';
import { Hosts } from '../../src/mesh/hosts';
import { Inventory } from '../../src/mesh/inventory';
import { Workload } from '../../src/mesh/workload';
import { deployment, fullName, service } from '../traffic/mesh';

function names(manifests: readonly unknown[], subset?: Record<string, string>, port?: number): string[] {
  const set = Inventory.of(manifests);
  const host = Hosts.of(set).find(fullName('web'), 'shop')!;
  return endpointsOf(set, host, subset && new Map(Object.entries(subset)), port).workloads.map(workload => workload.object.name);
}

describe('the pods behind a host', () => {
  const pods = [deployment('web', 'v1'), deployment('web', 'v2'), deployment('api', 'v1')];

  test('carry the selector of the Service and the labels of the subset', () => {
    expect(names([service('web'), ...pods])).toEqual(['web-v1', 'web-v2']);
    expect(names([service('web'), ...pods], { version: 'v2' })).toEqual(['web-v2']);
    expect(names([service('web'), ...pods], {})).toEqual(['web-v1', 'web-v2']);
  });

  test('are there unless scaled to none', () => {
    expect(names([service('web'), deployment('web', 'v1', 0), deployment('web', 'v2')])).toEqual(['web-v2']);
  });

  test('must open the port that the Service calls by name', () => {
    const container = { name: 'main', ports: [{ name: 'web', containerPort: 8080 }] };
    const open = { kind: 'Pod', metadata: { name: 'open', namespace: 'shop', labels: { app: 'web' } }, spec: { containers: [container] } };
    const closed = { kind: 'Pod', metadata: { name: 'closed', namespace: 'shop', labels: { app: 'web' } }, spec: { containers: [{ name: 'main', ports: [{ name: 'other', containerPort: 1 }] }] } };
    expect(names([service('web', [{ port: 80, targetPort: 'web' }]), open, closed], undefined, 80)).toEqual(['open']);
    expect(names([service('web', [{ port: 80, targetPort: 8080 }]), open, closed], undefined, 80)).toEqual(['open', 'closed']);
  });

  test('are not shown by a Service without a selector', () => {
    const set = Inventory.of([service('web', [], { selector: {} }), ...pods]);
    expect(endpointsOf(set, Hosts.of(set).find(fullName('web'), 'shop')!, undefined, 80)).toEqual({ workloads: [], areShown: false });
  });

  test.each([[3, 3], [0, 0], [undefined, 1], ['3', 1], [-1, 1], [1.5, 1]])('replicas %p are %d pods', (replicas, expected) => {
    const [object] = Inventory.of([{ kind: 'Deployment', metadata: { namespace: 'shop' }, spec: { replicas, template: {} } }]).all;
    expect(podsOf(Workload.of(object)!)).toBe(expected);
  });
});
