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

  test('takes no Service of Knative for one of Kubernetes', () => {
    const set = Inventory.of([{ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'a' } }, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'b' } }]);
    expect(set.ofKind('Service').map(String)).toEqual(['Service default/b']);
  });
});
