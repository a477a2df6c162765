import { gatewayById, gateways, hostsMeet } from '../../src/mesh/gateway';
import { Inventory } from '../../src/mesh/inventory';

test.each([
  ['a.example.com', 'a.example.com', true], ['A.example.com', 'a.Example.com', true], ['*', 'a.example.com', true], ['*.example.com', 'a.example.com', true],
  ['a.example.com', '*.example.com', true], ['*.example.com', '*.a.example.com', true], ['*.example.com', 'example.com', false], ['a.example.com', 'b.example.com', false],
])('%s and %s', (a, b, expected) => {
  expect(hostsMeet(a, b)).toBe(expected);
});

test('a host says which namespaces may bind to it', () => {
  const set = Inventory.of([{
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'gw', namespace: 'edge' },
    spec: { servers: [{ port: { number: 443, name: 'a', protocol: 'https' }, hosts: ['a', './b', 'shop/c', '*/d'], tls: {} }] },
  }]);
  expect(gatewayById(set, 'edge/gw')?.servers[0]).toMatchObject({
    protocol: 'HTTPS',
    tlsMode: 'PASSTHROUGH',
    hosts: [{ namespace: '*', name: 'a' }, { namespace: 'edge', name: 'b' }, { namespace: 'shop', name: 'c' }, { namespace: '*', name: 'd' }],
  });
});

test('a Gateway of the Gateway API is none of Istio', () => {
  expect(gateways(Inventory.of([{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'a' }, spec: {} }]))).toEqual([]);
});
