import { Hosts } from '../../src/mesh/hosts';
import { Inventory } from '../../src/mesh/inventory';
import { fullName, service } from '../traffic/mesh';

const entry = (hosts: readonly string[], spec: Record<string, unknown> = {}) => ({
  apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', metadata: { name: 'e', namespace: 'shop' }, spec: { hosts, ports: [{ number: 443, name: 'tls', protocol: 'TLS' }, { number: 80, name: 'x', protocol: 'HTTP' }], ...spec },
});

describe('hosts of the mesh', () => {
  const hosts = Hosts.of(Inventory.of([service('web'), service('db', [{ name: 'tcp', port: 5432 }]), entry(['*.example', 'api.example'])]));

  test.each([[fullName('web'), 'Service'], ['api.example', 'ServiceEntry'], ['other.example', 'ServiceEntry'], ['web.shop', undefined], ['example', undefined], ['a.b.shop.svc.cluster.local', undefined]])('%s is of a %s', (name, kind) => {
    expect(hosts.find(name, 'shop')?.object.kind).toBe(kind);
  });

  test.each([['web', 'shop', true], ['web', 'other', false], ['web.shop', 'other', true], ['web.shop.svc', 'other', true], [`${fullName('web')}.`, 'other', true], ['api.example', 'other', true], ['', 'shop', false]])('%s called from %s: %p', (name, namespace, isKnown) => {
    expect(hosts.called(name, namespace) !== undefined).toBe(isKnown);
  });

  test('speak HTTP on some of their ports', () => {
    expect([...hosts.all()].map(({ ports }) => ports.map(({ number, protocol }) => `${number} ${protocol}`).join())).toEqual(['80 http', '5432 tcp', '443 tls,80 http', '443 tls,80 http']);
  });

  test('may be hidden from namespaces', () => {
    const hidden = service('web');
    const exported = Hosts.of(Inventory.of([{ ...hidden, metadata: { name: 'web', namespace: 'shop', annotations: { 'networking.istio.io/exportTo': '., other' } } }, entry(['api.example'], { exportTo: ['.'] })]));
    expect(['shop', 'other', 'third'].map(viewer => exported.find(fullName('web'), viewer) !== undefined)).toEqual([true, true, false]);
    expect(['shop', 'other'].map(viewer => exported.find('api.example', viewer) !== undefined)).toEqual([true, false]);
  });

  test('are in another domain where the cluster is', () => {
    const elsewhere = Hosts.of(Inventory.of([service('web')], { clusterDomain: 'corp.example' }));
    expect(elsewhere.called('web.shop', 'other')?.name).toBe('web.shop.svc.corp.example');
  });
});
