import { Traffic } from '../../src/testing/traffic';
import { TrafficCaller } from '../../src/testing/traffic-caller';
import { deployment, destinationRule, fullName, service, to, virtualService } from '../traffic/mesh';

type Manifest = Record<string, unknown>;

const host = fullName('db');
const pods = [deployment('db', 'v1'), deployment('db', 'v2'), destinationRule('db', ['v1', 'v2'])];

function routed(portName: string, spec: Manifest, more: readonly Manifest[] = []): Traffic {
  return Traffic.fromManifests([service('db', [{ name: portName, port: 5432 }]), ...pods, virtualService('db', { hosts: [host], ...spec }), ...more]);
}

const split = { tcp: [{ route: [to('db', 'v1', 95), to('db', 'v2', 5)] }] };
const gateway = (protocol: string, tls?: Manifest): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'gw', namespace: 'shop' },
  spec: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 15432, name: 'x', protocol }, hosts: ['*'], tls }] },
});

test('a TCP connection is split as its route says, and has no retries', () => {
  const answer = routed('tcp', split).connection({ host: 'db', port: 5432 });
  answer.splits({ v1: 95, v2: 5 }).hasRetries(0);
  expect(() => answer.reaches('v1')).toThrow('TCP connection to db:5432, from shop: expected v1 100 %, got v1 95 %, v2 5 %');
});

test('no connection may be left out where a version is never to be reached', () => {
  expect(() => routed('tcp', split).host('db').neverReaches('v2')).toThrow('TCP connection to db.shop.svc.cluster.local:5432');
  routed('tcp', { tcp: [{ route: [to('db', 'v1')] }] }).host('db').neverReaches('v2');
  const bySni = { tls: [{ match: [{ sniHosts: [host] }], route: [to('db', 'v1')] }, { match: [{ sniHosts: ['new.db'] }], route: [to('db', 'v2')] }] };
  expect(() => routed('tls', bySni).host('db').neverReaches('v2')).toThrow(/^T(LS|CP) connection to db\.shop\.svc\.cluster\.local:5432.*: expected never v2, got /);
});

test('no gateway may be left out either', () => {
  const atGateway = [gateway('TCP'), virtualService('in', { hosts: ['*'], gateways: ['gw'], ...split })];
  expect(() => routed('tcp', { tcp: [{ route: [to('db', 'v1')] }] }, atGateway).host('db').neverReaches('v2')).toThrow(/^TCP connection to db\.shop\.svc\.cluster\.local(:15432)?, through gateway shop\/gw: expected never v2, got v1 95 %, v2 5 %/);
});

test('at a gateway a port without a route is refused, and a server name that no route asks for is closed', () => {
  const caller = TrafficCaller.gateway('shop/gw');
  routed('tcp', split, [gateway('TCP')]).connection({ host, port: 15432, caller }).isRefused();
  const byName = virtualService('in', { hosts: ['*'], gateways: ['gw'], tls: [{ match: [{ sniHosts: ['a.example'] }], route: [to('db', 'v2')] }] });
  const tls = routed('tls', {}, [gateway('TLS', { mode: 'PASSTHROUGH' }), byName]);
  tls.connection({ host: 'a.example', port: 15432, sni: 'a.example', caller }).reaches('v2');
  tls.connection({ host: 'b.example', port: 15432, sni: 'b.example', caller }).hasNoRoute();
});
