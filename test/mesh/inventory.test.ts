import { Inventory } from '../../src/mesh/inventory';

describe('Inventory', () => {
  test('opens Lists and passes over what is no object', () => {
    const set = Inventory.of([{ kind: 'List', items: [{ kind: 'Service', metadata: { name: 'a' } }, 7] }, null, 'text']);
    expect(set.all.map(String)).toEqual(['Service default/a']);
  });

  test('completes a short host in the namespace of its rule, and leaves a dotted one alone', () => {
    const set = Inventory.of([]);
    expect(set.fullHost('reviews', 'shop')).toBe('reviews.shop.svc.cluster.local');
    expect(set.fullHost('reviews.shop', 'other')).toBe('reviews.shop');
  });

  test('finds the pods behind a Service and a subset of them', () => {
    const deployment = (name: string, version: string) => ({ kind: 'Deployment', metadata: { name }, spec: { template: { metadata: { labels: { app: 'web', version } } } } });
    const set = Inventory.of([{ kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' } } }, deployment('web-v1', 'v1'), deployment('web-v2', 'v2')]);
    const service = set.service('web', 'default')!;
    expect(set.endpoints(service).map(w => w.object.name)).toEqual(['web-v1', 'web-v2']);
    expect(set.endpoints(service, new Map([['version', 'v2']])).map(w => w.object.name)).toEqual(['web-v2']);
  });
});
