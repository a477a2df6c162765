import { Inventory, InventoryOptions } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';

const service = (name: string): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec: { clusterIP: 'None', ports: [{ name: 'http', port: 80 }] } });
const route = (host: string): object => ({
  apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'web', namespace: 'shop' }, spec: { hosts: ['web'], http: [{ route: [{ destination: { host } }] }] },
});

/** What is said of a host that the files do not hold. */
function said(host: string, options: InventoryOptions = {}, ...services: string[]): string[] {
  const set = Inventory.of([service('web'), ...services.map(service), route(host)], options);
  return checkManifests(set).filter(({ code }) => code === 'CC101').map(({ severity, message }) => `${severity}: ${message}`);
}

const unknown = (name: string): string => `warning: no Service in the files is ${name}.shop.svc.cluster.local (written ${name}) (not in these files; \`external:\` if it is elsewhere)`;

test('what the files do not hold may be elsewhere', () => {
  expect(said('orders')).toEqual([unknown('orders')]);
});

test('complete files make it an error', () => {
  expect(said('orders', { complete: true })).toEqual(['error: no Service in the files is orders.shop.svc.cluster.local (written orders)']);
});

test.each([['Service shop/orders'], ['Service shop/*'], ['Namespace shop'], ['Service */ord*']])('nothing is said of what is external as %s', entry => {
  expect(said('orders', { external: [entry] })).toEqual([]);
});

test.each([['Service shop/order'], ['Service other/orders'], ['Gateway shop/orders'], ['Namespace other'], ['Service shop/.*']])('%s is another thing', entry => {
  expect(said('orders', { external: [entry] })).toEqual([unknown('orders')]);
});

test('a host outside the cluster may be external as well', () => {
  expect(said('api.example.com')).toHaveLength(1);
  expect(said('api.example.com', { external: ['Host api.example.com'] })).toEqual([]);
});

test('what installers make is known', () => {
  expect(said('istiod.istio-system.svc.cluster.local')).toEqual([]);
  expect(said('kubernetes.default.svc.cluster.local')).toEqual([]);
});

test.each([['reviwes', 'reviews'], ['review', 'reviews'], ['reviewss', 'reviews'], ['raviews', 'reviews']])('%s is likely a mistake for %s', (written, meant) => {
  expect(said(written, {}, meant)).toEqual([`error: no Service in the files is ${written}.shop.svc.cluster.local (written ${written}); did you mean ${meant}?`]);
});

test.each([['web-v2', 'web-v1'], ['worker-b', 'worker-a'], ['api-us', 'api-eu'], ['orders1', 'orders'], ['cat', 'car'], ['ratings', 'reviews'], ['web-canary', 'web']])('%s is another thing than %s', (written, other) => {
  expect(said(written, {}, other)).toEqual([unknown(written)]);
});
