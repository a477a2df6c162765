import { answer, ask } from './ask';
import { deployment, destinationRule, fullName, service, to, virtualService } from './mesh';
import { TrafficRequest } from '../../src/traffic/request';

const base = [service('web', [{ name: 'http', port: 9080 }]), ...['v1', 'v2'].map(version => deployment('web', version)), destinationRule('web', ['v1', 'v2'])];
const through = (more: Partial<TrafficRequest> = {}): Partial<TrafficRequest> => ({ from: { gateway: 'shop/gw' }, host: 'shop.example', port: 8080, ...more });

function gateway(servers: unknown, metadata: Record<string, unknown> = {}): Record<string, unknown> {
  return { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'gw', namespace: 'shop', ...metadata }, spec: { selector: { istio: 'ingressgateway' }, servers } };
}

const http = (hosts: readonly string[], more: Record<string, unknown> = {}) => ({ port: { number: 8080, name: 'http', protocol: 'HTTP' }, hosts, ...more });
const bound = (name: string, spec: Record<string, unknown>, metadata = {}) => virtualService(name, { hosts: ['shop.example'], gateways: ['gw'], ...spec }, metadata);
const toV2 = { http: [{ name: 'r', route: [to('web', 'v2')] }] };

describe('hosts of a gateway', () => {
  test.each([
    ['are said by server and rule alike', ['shop.example'], ['shop.example'], 'shop.example', 'r: v2 1'],
    ['meet under a wildcard of the server', ['*.example'], ['shop.example'], 'shop.example', 'r: v2 1'],
    ['meet under a wildcard of the rule', ['shop.example'], ['*.example'], 'shop.example', 'r: v2 1'],
    ['meet under both wildcards', ['*.example'], ['*.shop.example'], 'a.shop.example', 'r: v2 1'],
    ['meet under a server for all', ['*'], ['shop.example'], 'shop.example', 'r: v2 1'],
    ['meet under a rule for all', ['shop.example'], ['*'], 'shop.example', 'r: v2 1'],
    ['end where the narrower ends', ['*.example'], ['*.shop.example'], 'shop.example', '404'],
    ['are not served where the server has others', ['other.example'], ['shop.example'], 'shop.example', '404'],
    ['may be for the rules of one namespace', ['shop/shop.example'], ['shop.example'], 'shop.example', 'r: v2 1'],
    ['may be for the gateway\'s namespace', ['./shop.example'], ['shop.example'], 'shop.example', 'r: v2 1'],
    ['may be for another namespace', ['other/shop.example'], ['shop.example'], 'shop.example', '404'],
    ['may be for all namespaces', ['*/shop.example'], ['shop.example'], 'shop.example', 'r: v2 1'],
    ['count whatever case', ['Shop.example'], ['SHOP.example'], 'sHop.example:8080', 'r: v2 1'],
  ])('%s', (_what, served, said, host, expected) => {
    expect(answer([...base, gateway([http(served)]), bound('web', { ...toV2, hosts: said })], through({ host }))).toBe(expected);
  });
});

describe('rules at a gateway', () => {
  const served = [...base, gateway([http(['*.example', 'shop.example'])])];

  test('hold together, catch-alls last', () => {
    const set = [...served, bound('a', { http: [{ name: 'all', route: [to('web', 'v1')] }] }), bound('b', { http: [{ name: 'b', match: [{ uri: { prefix: '/b' } }], route: [to('web', 'v2')] }] })];
    expect(answer(set, through({ path: '/b' }))).toBe('b: v2 1');
    const result = ask(set, through());
    expect([result.route, result.dependsOnAge]).toEqual(['all', false]);
    expect(result.reasons[0]).toBe('VirtualService shop/a and VirtualService shop/b hold together for shop.example');
  });

  test('of one path are asked in the order of their age', () => {
    const set = [...served, bound('a', toV2, { creationTimestamp: '2026-03-01T00:00:00Z' }), bound('b', { http: [{ name: 'old', route: [to('web', 'v1')] }] }, { creationTimestamp: '2026-01-01T00:00:00Z' })];
    expect(answer(set, through())).toBe('old: v1 1');
  });

  test('for the more specific host leave nothing to wider ones', () => {
    const narrow = bound('a', { http: [{ name: 'a', match: [{ uri: { exact: '/a' } }], route: [to('web', 'v2')] }] });
    const wide = bound('b', { ...toV2, hosts: ['*.example'] });
    const set = [...base, gateway([http(['*.example'])]), narrow, wide];
    expect(answer(set, through({ path: '/b' }))).toBe('404');
    expect(answer(set, through({ path: '/b', host: 'other.example' }))).toBe('r: v2 1');
    // A server that says the host itself makes the wider rules speak of it too.
    expect(answer([...served, narrow, wide], through({ path: '/b' }))).toBe('r: v2 1');
  });

  test.each([
    ['by its name in their namespace', 'gw', 'r: v2 1'], ['by namespace and name', 'shop/gw', 'r: v2 1'], ['by ./', './gw', 'r: v2 1'], ['by the older full name', 'gw.shop.svc.cluster.local', 'r: v2 1'],
    ['not by a name elsewhere', 'other/gw', '404'], ['not as the mesh', 'mesh', '404'],
  ])('name it %s', (_what, name, expected) => {
    expect(answer([...served, bound('a', { ...toV2, gateways: [name] })], through())).toBe(expected);
  });

  test('may hold for one of several ways in', () => {
    const spec = { gateways: ['mesh', 'gw'], hosts: ['shop.example', fullName('web')], http: [{ name: 'gw', match: [{ gateways: ['gw'] }], route: [to('web', 'v2')] }, { name: 'rest', route: [to('web', 'v1')] }] };
    expect(answer([...served, bound('a', spec)], through())).toBe('gw: v2 1');
    expect(answer([...served, bound('a', spec)])).toBe('rest: v1 1');
  });

  test('that callers\' labels are asked for do not hold', () => {
    expect(answer([...served, bound('a', { http: [{ name: 'r', match: [{ sourceLabels: { app: 'x' } }], route: [to('web', 'v2')] }] })], through())).toBe('404');
  });

  test('that are not exported to the gateway\'s pods do not hold', () => {
    const own = bound('a', { ...toV2, exportTo: ['.'] });
    expect(answer([...served, own], through())).toBe('404');
    const pods = { kind: 'Deployment', metadata: { name: 'gw', namespace: 'shop' }, spec: { template: { metadata: { labels: { istio: 'ingressgateway' } } } } };
    expect(answer([...served, own, pods], through())).toBe('r: v2 1');
  });

  test('that another Gateway of the same proxies binds hold on the same port', () => {
    const second = gateway([http(['second.example'])], { name: 'second' });
    const set = [...served, second, bound('a', { ...toV2, gateways: ['second'], hosts: ['second.example'] })];
    expect(answer(set, through({ host: 'second.example' }))).toBe('r: v2 1');
  });
});

describe('servers', () => {
  const secure = { port: { number: 8443, name: 'https', protocol: 'HTTPS' }, hosts: ['*'], tls: { mode: 'SIMPLE' } };

  test('send plain HTTP to https', () => {
    const set = [...base, gateway([http(['*'], { tls: { httpsRedirect: true } }), secure]), bound('a', toV2)];
    expect(answer(set, through({ path: '/a?b' }))).toBe('redirect to https://shop.example/a?b with 301');
    expect(answer(set, through({ port: undefined, scheme: 'https' }))).toBe('r: v2 1');
  });

  test('are asked by port, else by scheme', () => {
    const set = [...base, gateway([http(['*']), secure]), bound('a', { http: [{ name: 'tls', match: [{ port: 8443 }], route: [to('web', 'v2')] }] })];
    expect([answer(set, through()), answer(set, through({ port: 8443 })), answer(set, through({ port: undefined, scheme: 'https' })), answer(set, through({ port: 1 }))])
      .toEqual(['404', 'tls: v2 1', 'tls: v2 1', 'refused']);
  });

  test('of other protocols take no requests', () => {
    const tcp = { port: { number: 8080, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] };
    const passthrough = { port: { number: 8080, name: 'tls', protocol: 'HTTPS' }, hosts: ['*'], tls: { mode: 'PASSTHROUGH' } };
    expect(answer([...base, gateway([tcp, passthrough]), bound('a', toV2)], through())).toBe('refused');
  });

  test('are nowhere where the Gateway is not', () => {
    const result = ask(base, through());
    expect([result.kind, result.reasons]).toEqual(['noRoute', ['no Gateway is called shop/gw']]);
  });
});

test('a destination without a port takes the single port of its host, else the gateway\'s', () => {
  const set = [...base, gateway([http(['*'])]), bound('a', toV2)];
  expect(ask(set, through()).destinations[0].port).toBe(9080);
  const two = [service('web', [{ name: 'http', port: 9080 }, { name: 'http-2', port: 9081 }]), ...set.slice(1)];
  expect(answer(two, through())).toBe('r: v2 1 (unknownPort)');
});
