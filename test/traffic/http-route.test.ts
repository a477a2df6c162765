import { answer, ask } from './ask';
import { deployment, fullName, service, to, virtualService } from './mesh';
import { TrafficRequest } from '../../src/traffic/request';

type Manifest = Record<string, unknown>;

const versions = ['v1', 'v2'].flatMap(version => [service(`web-${version}`, undefined, { selector: { app: 'web', version } }), deployment('web', version)]);
const base = [service('web'), ...versions];
const backend = (version: string, more: Manifest = {}) => ({ name: `web-${version}`, port: 80, ...more });

function route(rules: readonly unknown[], metadata: Manifest = {}, spec: Manifest = {}): Manifest {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'web', port: 80 }], rules, ...spec },
  };
}

const path = (type: string, value: string) => ({ path: { type, value } });
const byMatch = (...matches: unknown[]) => ({ matches, backendRefs: [backend('v2')] });
const rest = { backendRefs: [backend('v1')] };

describe('matches of an HTTPRoute', () => {
  const cases: [string, unknown, Partial<TrafficRequest>, string][] = [
    ['an exact path', path('Exact', '/a'), { path: '/a?b' }, 'web-v2'],
    ['a prefix by path elements', path('PathPrefix', '/a'), { path: '/a/b' }, 'web-v2'],
    ['a prefix that only looks like it', path('PathPrefix', '/a'), { path: '/ab' }, 'web-v1'],
    ['a regex path beside a rule without one', path('RegularExpression', '/a'), { path: '/a' }, 'web-v1'],
    ['a method', { method: 'PUT' }, { method: 'PUT' }, 'web-v2'],
    ['a header', { headers: [{ name: 'X', value: '1' }] }, { headers: { x: '1' } }, 'web-v2'],
    ['a header by regex', { headers: [{ name: 'x', value: '1.*', type: 'RegularExpression' }] }, { headers: { x: '12' } }, 'web-v2'],
    ['a query parameter', { queryParams: [{ name: 'x', value: '1' }] }, { path: '/?x=1' }, 'web-v2'],
    ['two headers of one name in other case, both of which must hold', { headers: [{ name: 'x', value: '1' }, { name: 'X', value: '2' }] }, { headers: { x: '1' } }, 'web-v1'],
  ];

  test.each(cases)('%s', (_what, match, request, expected) => {
    expect(ask([...base, route([rest, byMatch(match)])], request).destinations.map(({ host }) => host)).toEqual([fullName(expected)]);
  });
});

describe('precedence', () => {
  const cases: [string, unknown, unknown, Partial<TrafficRequest>][] = [
    ['an exact path before a longer prefix', path('Exact', '/a'), path('PathPrefix', '/a'), { path: '/a' }],
    ['the longer prefix', path('PathPrefix', '/a/b'), path('PathPrefix', '/a'), { path: '/a/b' }],
    ['a prefix before a regex', path('PathPrefix', '/a'), path('RegularExpression', '/a/.*'), { path: '/a/b' }],
    ['the longer regex', path('RegularExpression', '/a/.*.*'), path('RegularExpression', '/a/.*'), { path: '/a/b' }],
    ['a method before headers', { method: 'GET' }, { headers: [{ name: 'x', value: '1' }] }, { headers: { x: '1' } }],
    ['more headers', { headers: [{ name: 'x', value: '1' }, { name: 'y', value: '1' }] }, { headers: [{ name: 'x', value: '1' }] }, { headers: { x: '1', y: '1' } }],
    ['a header before query parameters', { headers: [{ name: 'x', value: '1' }] }, { queryParams: [{ name: 'a', value: '1' }, { name: 'b', value: '1' }] }, { headers: { x: '1' }, path: '/?a=1&b=1' }],
    ['more query parameters', { queryParams: [{ name: 'a', value: '1' }, { name: 'b', value: '1' }] }, { queryParams: [{ name: 'a', value: '1' }] }, { path: '/?a=1&b=1' }],
  ];

  test.each(cases)('is with %s', (_what, first, second, request) => {
    expect(answer([...base, route([{ ...rest, matches: [second] }, byMatch(first)])], request)).toBe('shop.web.1: web-v2 1');
  });

  test('is with the older route, then with the first in the file', () => {
    const one = (creationTimestamp?: string) => route([rest], { name: 'one', creationTimestamp });
    const two = (creationTimestamp?: string) => route([byMatch({})], { name: 'two', creationTimestamp });
    const live = [...base, one('2026-02-01T00:00:00Z'), two('2026-01-01T00:00:00Z')];
    expect([answer(live), ask(live).dependsOnAge]).toEqual(['shop.two.0: web-v2 1', false]);
    expect([answer([...base, one(), two()]), ask([...base, one(), two()]).dependsOnAge]).toEqual(['shop.one.0: web-v1 1', true]);
    expect(answer([...base, route([rest, byMatch({})])])).toBe('shop.web.0: web-v1 1');
    expect(ask([...base, route([rest, byMatch({})])]).dependsOnAge).toBe(false);
  });
});

test('an empty list of matches takes everything, but after regexes', () => {
  const regex = byMatch(path('RegularExpression', '/a.*'));
  expect(answer([...base, route([{ ...rest, matches: [] }, regex])], { path: '/ab' })).toBe('shop.web.1: web-v2 1');
  expect(answer([...base, route([{ ...rest, matches: [] }, regex])], { path: '/b' })).toBe('shop.web.0: web-v1 1');
  expect(answer([...base, route([rest, regex])], { path: '/ab' })).toBe('shop.web.0: web-v1 1');
});

describe('backends', () => {
  test.each([
    ['without weights are equal', [backend('v1'), backend('v2')], 'shop.web.0: web-v1 1/2, web-v2 1/2'],
    ['with weight 0 are gone', [backend('v1', { weight: 0 }), backend('v2', { weight: 7 })], 'shop.web.0: web-v2 1'],
    ['all with weight 0 are a 500', [backend('v1', { weight: 0 })], 'shop.web.0: answered with 500'],
    ['that are none are a 500', [], 'shop.web.0: answered with 500'],
    ['that do not exist keep their share', [backend('v1'), backend('v9')], 'shop.web.0: web-v1 1/2, web-v9 1/2 (unknownHost)'],
    ['of a wrong kind keep their share', [backend('v1'), backend('v2', { kind: 'ConfigMap' })], 'shop.web.0: web-v1 1/2, nowhere 1/2 (refused)'],
    ['with a wrong port fail', [backend('v1', { port: 81 })], 'shop.web.0: web-v1 1 (unknownPort)'],
  ])('%s', (_what, backendRefs, expected) => {
    expect(answer([...base, route([{ backendRefs }])])).toBe(expected);
  });

  test('that do not exist are a 500, not a 503', () => {
    expect(ask([...base, route([{ backendRefs: [backend('v9')] }])]).status).toBe(500);
    expect(ask([service('web'), service('web-v1'), deployment('web-v1', 'v1', 0), route([rest])]).status).toBe(503);
  });
});

describe('routes in the mesh', () => {
  const consumer = route([byMatch({})], { name: 'consumer', namespace: 'elsewhere' }, { parentRefs: [{ group: '', kind: 'Service', name: 'web', namespace: 'shop' }] });

  test('leave nothing to the plain Service', () => {
    expect(answer([...base, route([byMatch(path('Exact', '/a'))])])).toBe('404');
  });

  test('are for the port of their parent alone', () => {
    const ports = [{ name: 'http', port: 80 }, { name: 'http-2', port: 81 }];
    expect(answer([service('web', ports), ...versions, route([rest])], { port: 81 })).toBe('web 1');
  });

  test.each([
    ['a port the Service does not have', [{ group: '', kind: 'Service', name: 'web', port: 81 }]],
    ['a Service that does not exist', [{ group: '', kind: 'Service', name: 'nobody' }]],
    ['something else', [{ group: 'apps', kind: 'Deployment', name: 'web' }]],
  ])('do nothing with the parent %s', (_what, parentRefs) => {
    expect(answer([...base, route([rest], {}, { parentRefs })])).toBe('web 1');
  });

  test('in the caller\'s namespace hold for its callers alone, before those beside the Service', () => {
    const set = [...base, route([rest]), consumer];
    expect(ask(set).route).toBe('elsewhere.consumer.0');
    expect(ask(set, { from: { workload: { namespace: 'third' } } }).route).toBe('shop.web.0');
    expect(answer([...base, consumer], { from: { workload: { namespace: 'third' } } })).toBe('web 1');
  });

  test('compete with VirtualServices by age', () => {
    const rules = virtualService('web', { hosts: [fullName('web')], http: [{ name: 'vs', route: [to('web-v1')] }] });
    expect(ask([...base, rules, route([rest])]).route).toBe('vs');
    expect(ask([...base, route([rest]), rules]).route).toBe('shop.web.0');
  });

  test('may use backends elsewhere without a grant', () => {
    const far = [{ ...service('far'), metadata: { name: 'far', namespace: 'other' } }];
    expect(answer([...base, ...far, route([{ backendRefs: [{ name: 'far', namespace: 'other', port: 80 }] }])])).toBe('shop.web.0: far 1');
  });
});

describe('filters', () => {
  const filtered = (filters: unknown[], matches: unknown[] = [path('PathPrefix', '/a')], more: Manifest = {}) => [...base, route([{ matches, filters, backendRefs: [backend('v1')], ...more }])];
  const rewritten = (filter: Manifest, sent: string, prefix = '/a') => ask(filtered([{ type: 'URLRewrite', urlRewrite: filter }], [path('PathPrefix', prefix)]), { path: sent }).upstreamPath;
  const replacePrefix = (replacePrefixMatch: string) => ({ path: { type: 'ReplacePrefixMatch', replacePrefixMatch } });

  test.each([
    ['/', '/a', '/'], ['/', '/a/', '/'], ['/', '/a/b?c', '/b?c'], ['/x', '/a/b', '/x/b'], ['/x/', '/a', '/x'], ['', '/a/b', '/b'],
  ])('a prefix replaced by %j makes %s %s', (prefix, sent, expected) => {
    expect(rewritten(replacePrefix(prefix), sent)).toBe(expected);
  });

  test('a full path takes the place of all but the query', () => {
    expect(rewritten({ path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } }, '/a/b?c')).toBe('/x?c');
  });

  test('a hostname is what the backend sees', () => {
    expect(ask(filtered([{ type: 'URLRewrite', urlRewrite: { hostname: 'inner' } }]), { path: '/a' }).upstreamHost).toBe('inner');
  });

  test.each([
    ['scheme', { scheme: 'https' }, 'https://web.shop.svc.cluster.local/a/b?c'],
    ['hostname', { hostname: 'x' }, 'http://x/a/b?c'],
    ['port', { port: 8080 }, 'http://web.shop.svc.cluster.local:8080/a/b?c'],
    ['prefix', replacePrefix('/x'), 'http://web.shop.svc.cluster.local/x/b?c'],
    ['full path', { path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } }, 'http://web.shop.svc.cluster.local/x?c'],
  ])('a redirect to another %s', (_what, requestRedirect, location) => {
    const result = ask(filtered([{ type: 'RequestRedirect', requestRedirect }]), { path: '/a/b?c' });
    expect([result.kind, result.status, result.location]).toEqual(['redirect', 302, location]);
  });

  test('mirrors add up, with a percentage or a fraction; one that goes nowhere is gone', () => {
    const mirror = (version: string, more: Manifest) => ({ type: 'RequestMirror', requestMirror: { backendRef: backend(version), ...more } });
    const { mirrors } = ask(filtered([mirror('v1', {}), mirror('v2', { percent: 25 }), mirror('v2', { fraction: { numerator: 1, denominator: 8 } }), mirror('v9', {}), mirror('v1', { percent: 0 })]), { path: '/a' });
    expect(mirrors.map(({ host, percent }) => [host.split('.')[0], percent])).toEqual([['web-v1', 100], ['web-v2', 25], ['web-v2', 12.5]]);
  });

  test('headers of a rule and of a backend', () => {
    const modifier = (name: string) => [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name, value: '1' }, { name: name.toLowerCase(), value: '2' }], remove: ['x'] } }];
    const result = ask(filtered(modifier('A'), undefined, { backendRefs: [backend('v1', { filters: modifier('B') })] }), { path: '/a' });
    expect([...result.headers!.request!.set]).toEqual([['a', '1']]);
    expect([...result.destinations[0].headers!.request!.set]).toEqual([['b', '1']]);
  });

  test.each([
    [{ request: '3s' }, 3_000_000_000n], [{ backendRequest: '2s' }, 2_000_000_000n], [{ request: '3s', backendRequest: '2s' }, 2_000_000_000n], [{ request: '0s' }, undefined],
  ])('timeouts %j', (timeouts, expected) => {
    expect(ask(filtered([], undefined, { timeouts }), { path: '/a' }).timeout).toBe(expected);
  });

  test('retries keep the timeout of the backend for each try', () => {
    const result = ask(filtered([], undefined, { timeouts: { request: '3s', backendRequest: '1s' }, retry: { attempts: 4, codes: [503] } }), { path: '/a' });
    expect([result.timeout, result.retries]).toEqual([3_000_000_000n, { attempts: 4, retryOn: 'connect-failure,refused-stream,unavailable,cancelled,503', perTryTimeout: 1_000_000_000n }]);
  });
});
