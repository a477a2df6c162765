import { TrafficRequest } from '../../src/traffic/request';
import { answer } from '../traffic/ask';
import { deployment, service } from '../traffic/mesh';

type Manifest = Record<string, unknown>;

const base = [service('web'), deployment('web', 'v1')];
const through = (host: string, more: Partial<TrafficRequest> = {}): Partial<TrafficRequest> => ({ from: { gateway: 'infra/public' }, host, port: 80, ...more });

function gateway(listeners: readonly Manifest[], spec: Manifest = {}): Manifest {
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'public', namespace: 'infra' }, spec: { gatewayClassName: 'istio', listeners, ...spec } };
}

const listener = (name: string, hostname?: string, more: Manifest = {}): Manifest => ({ name, port: 80, protocol: 'HTTP', hostname, allowedRoutes: { namespaces: { from: 'All' } }, ...more });

function route(hostnames: readonly string[] | undefined, parent: Manifest = {}, more: Manifest = {}): Manifest {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { parentRefs: [{ name: 'public', namespace: 'infra', ...parent }], hostnames, rules: [{ backendRefs: [{ name: 'web', port: 80 }] }], ...more },
  };
}

const OK = 'shop.web.0: web 1';

describe('hostnames of listener and route', () => {
  test.each([
    ['a.example', ['a.example'], 'a.example', OK], ['*.example', ['a.example'], 'a.example', OK], ['*.example', ['a.example'], 'b.example', '404'], ['a.example', ['*.example'], 'a.example', OK],
    ['a.example', ['*.example'], 'b.example', '404'], ['a.example', undefined, 'a.example', OK], [undefined, ['a.example'], 'a.example', OK], [undefined, undefined, 'x', OK],
    ['*.example', undefined, 'a.b.example', OK], ['*.example', undefined, 'example', '404'], ['a.example', ['b.example'], 'b.example', '404'],
  ])('%s and %j on %s: %s', (own, hostnames, host, expected) => {
    expect(answer([...base, gateway([listener('http', own)]), route(hostnames)], through(host))).toBe(expected);
  });

  test('go to the most specific listener alone', () => {
    const set = [...base, gateway([listener('all'), listener('one', 'one.example')]), route(undefined, { sectionName: 'all' })];
    expect(answer(set, through('one.example'))).toBe(OK);
    expect(answer([...set.slice(0, -1), route(['one.example', 'two.example'], { sectionName: 'all' })], through('one.example'))).toBe('404');
    expect(answer([...set.slice(0, -1), route(['one.example', 'two.example'], { sectionName: 'all' })], through('two.example'))).toBe(OK);
  });
});

describe('a listener', () => {
  const labelled = { kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } };
  const from = (namespaces: Manifest) => listener('http', undefined, { allowedRoutes: { namespaces } });

  test.each([
    ['all namespaces', from({ from: 'All' }), OK],
    ['its own namespace', from({ from: 'Same' }), '404'],
    ['its own namespace unless it says otherwise', listener('http', undefined, { allowedRoutes: undefined }), '404'],
    ['namespaces by label', from({ from: 'Selector', selector: { matchLabels: { team: 'a' } } }), OK],
    ['namespaces by another label', from({ from: 'Selector', selector: { matchLabels: { team: 'b' } } }), '404'],
    ['namespaces by name', from({ from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }), OK],
    ['namespaces by expressions', from({ from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }, { key: 'x', operator: 'DoesNotExist' }, { key: 'team', operator: 'Exists' }, { key: 'x', operator: 'NotIn', values: ['1'] }] } }), OK],
    ['no namespaces by an expression nobody knows', from({ from: 'Selector', selector: { matchExpressions: [{ key: 'team', operator: 'Like' }] } }), '404'],
    ['other kinds', listener('http', undefined, { allowedRoutes: { namespaces: { from: 'All' }, kinds: [{ kind: 'GRPCRoute' }] } }), '404'],
    ['this kind', listener('http', undefined, { allowedRoutes: { namespaces: { from: 'All' }, kinds: [{ kind: 'HTTPRoute' }] } }), OK],
    ['HTTP alone', listener('tcp', undefined, { protocol: 'TCP' }), 'refused'],
  ])('takes routes of %s', (_what, own, expected) => {
    expect(answer([...base, labelled, gateway([own]), route(undefined)], through('a'))).toBe(expected);
  });

  test('is named by its port too', () => {
    const set = (parent: Manifest) => [...base, gateway([listener('http'), listener('alt', undefined, { port: 81 })]), route(undefined, parent)];
    expect(answer(set({ port: 81 }), through('a'))).toBe('404');
    expect(answer(set({ port: 81 }), through('a', { port: 81 }))).toBe(OK);
  });

  test('with TLS is asked for https', () => {
    const set = [...base, gateway([listener('https', undefined, { protocol: 'HTTPS', port: 443 })]), route(undefined)];
    expect(answer(set, through('a', { scheme: 'https', port: undefined }))).toBe(OK);
  });
});

describe('backends in another namespace', () => {
  const far = { ...service('far'), metadata: { name: 'far', namespace: 'other' } };
  const routed = route(undefined, {}, { rules: [{ backendRefs: [{ name: 'far', namespace: 'other', port: 80 }] }] });
  const grant = (from: Manifest, to: Manifest) => ({ apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'ReferenceGrant', metadata: { name: 'g', namespace: 'other' }, spec: { from: [from], to: [to] } });
  const shop = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' };

  test.each([
    ['no grant', [], 'shop.web.0: nowhere 1 (refused)'],
    ['a grant for all Services', [grant(shop, { group: '', kind: 'Service' })], 'shop.web.0: far 1'],
    ['a grant for this one', [grant(shop, { group: '', kind: 'Service', name: 'far' })], 'shop.web.0: far 1'],
    ['a grant for another', [grant(shop, { group: '', kind: 'Service', name: 'near' })], 'shop.web.0: nowhere 1 (refused)'],
    ['a grant to another namespace', [grant({ ...shop, namespace: 'third' }, { group: '', kind: 'Service' })], 'shop.web.0: nowhere 1 (refused)'],
  ])('with %s', (_what, grants, expected) => {
    expect(answer([far, gateway([listener('http')]), routed, ...grants], through('a'))).toBe(expected);
  });
});

test('a VirtualService does not bind to a Gateway of the Gateway API', () => {
  const rules = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'v', namespace: 'shop' }, spec: { hosts: ['a'], gateways: ['infra/public'], http: [{ route: [{ destination: { host: 'web' } }] }] } };
  expect(answer([...base, gateway([listener('http')]), rules], through('a'))).toBe('404');
});
