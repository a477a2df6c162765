import { ask } from './ask';
import { to, web } from './mesh';
import { TrafficRequest } from '../../src/traffic/request';

type Manifest = Record<string, unknown>;

/** What comes of one route to v1 with these settings. */
function outcome(route: Manifest, request: Partial<TrafficRequest> = {}) {
  return ask(web([{ name: 'r', route: [to('web', 'v1')], ...route }]), request);
}

describe('a rewrite', () => {
  test.each([
    [{ prefix: '/old' }, '/new', '/old/a', '/new/a'],
    [{ prefix: '/old' }, '/new', '/older?x=/old', '/newer?x=/old'],
    [{ prefix: '/demo' }, '/', '/demo', '/'],
    [{ prefix: '/demo' }, '/', '/demo/', '//'],
    [{ prefix: '/demo' }, '/', '/demolition', '/lition'],
    [{ prefix: '/demo/' }, '/', '/demo/a', '/a'],
    [{ exact: '/old' }, '/new', '/old?x', '/new?x'],
    [{ regex: '/o.d' }, '/new', '/old?x', '/new?x'],
    [undefined, '/new', '/a', '/newa'],
  ])('of path %j to %s makes %s %s', (uri, rewritten, sent, expected) => {
    expect(outcome({ match: uri && [{ uri }], rewrite: { uri: rewritten } }, { path: sent }).upstreamPath).toBe(expected);
  });

  test.each([
    ['/a/(\\d+)', '/b/\\1', '/a/7?x=1', '/b/7?x=1'], ['a', 'b', '/a/a', '/b/b'], ['^/(.)(.)', '\\2\\1\\0', '/ab/c', 'ba/ab/c'], ['(', 'x', '/a', '/a'], ['(x)?/a', '[\\1]', '/a', '[]'],
  ])('by regex %s to %s makes %s %s', (match, rewrite, sent, expected) => {
    expect(outcome({ rewrite: { uriRegexRewrite: { match, rewrite } } }, { path: sent }).upstreamPath).toBe(expected);
  });

  test('takes a prefix away whatever its case', () => {
    expect(outcome({ match: [{ uri: { prefix: '/old' }, ignoreUriCase: true }], rewrite: { uri: '/new' } }, { path: '/OLD/a' }).upstreamPath).toBe('/new/a');
  });

  test('is of the normalised path', () => {
    expect(outcome({}, { path: '/a/./b?c' }).upstreamPath).toBe('/a/b?c');
  });

  test.each([
    [{ rewrite: { authority: 'a' } }, 'a'],
    [{ headers: { request: { set: { Host: 'b' } } } }, 'b'],
    [{ headers: { request: { add: { ':authority': 'c' } } } }, 'c'],
    [{ rewrite: { authority: 'a' }, headers: { request: { set: { host: 'b' } } } }, 'a'],
    [{ route: [{ ...to('web', 'v1'), headers: { request: { set: { host: 'd' } } } }] }, 'd'],
    [{}, 'web.shop'],
  ])('of the host by %j is %s', (route, expected) => {
    expect(outcome(route, { host: 'web.shop' }).upstreamHost).toBe(expected);
  });
});

describe('a redirect', () => {
  test.each([
    [{ authority: 'x' }, 'http://x/a?b'], [{ uri: '/c' }, 'http://web.shop/c?b'], [{ uri: '/c?d' }, 'http://web.shop/c?d'], [{ scheme: 'https' }, 'https://web.shop/a?b'],
    [{ port: 8080 }, 'http://web.shop:8080/a?b'], [{ port: 80 }, 'http://web.shop/a?b'], [{ scheme: 'https', port: 443 }, 'https://web.shop/a?b'],
    [{ scheme: 'https', derivePort: 'FROM_REQUEST_PORT' }, 'https://web.shop:80/a?b'], [{ derivePort: 'FROM_REQUEST_PORT' }, 'http://web.shop/a?b'],
  ])('by %j leads to %s', (redirect, location) => {
    const result = outcome({ redirect }, { host: 'web.shop', path: '/a?b' });
    expect([result.kind, result.status, result.location, result.destinations]).toEqual(['redirect', 301, location, []]);
  });

  test('may have another code', () => {
    expect(outcome({ redirect: { uri: '/a', redirectCode: 308 } }).status).toBe(308);
  });
});

describe('what happens on the way', () => {
  test.each([['1.5s', 1_500_000_000n], ['0s', undefined], ['soon', undefined], [undefined, undefined]])('timeout %p', (timeout, expected) => {
    expect(outcome({ timeout }).timeout).toBe(expected);
  });

  test('retries are two unless said otherwise', () => {
    expect(outcome({}).retries?.attempts).toBe(2);
    expect(outcome({ retries: { attempts: 0 } }).retries).toBeUndefined();
    expect(outcome({ retries: { attempts: 3, retryOn: '5xx', perTryTimeout: '1s' } }).retries).toEqual({ attempts: 3, retryOn: '5xx', perTryTimeout: 1_000_000_000n });
  });

  test.each([
    [{ mirror: to('web', 'v2').destination }, ['v2 100']],
    [{ mirror: to('web', 'v2').destination, mirrorPercentage: { value: 12.5 } }, ['v2 12.5']],
    [{ mirror: to('web', 'v2').destination, mirrorPercentage: {} }, []],
    [{ mirror: to('web', 'v2').destination, mirrorPercent: 20 }, ['v2 20']],
    [{ mirror: to('web', 'v2').destination, mirrorPercentage: { value: 0 } }, []],
    [{ mirrors: [{ ...to('web', 'v2'), percentage: { value: 5 } }, to('web', 'v3'), { ...to('web', 'v1'), percentage: { value: 0 } }] }, ['v2 5', 'v3 100']],
  ])('mirrors %j', (route, expected) => {
    expect(outcome(route).mirrors.map(({ subset, percent }) => `${subset} ${percent}`)).toEqual(expected);
  });

  test('a mirror to nobody is named as one', () => {
    expect(outcome({ mirror: to('web', 'v9').destination }).mirrors[0].destination.problem).toBe('unknownSubset');
  });

  test.each([
    [{ abort: { httpStatus: 555, percentage: { value: 100 } } }, { abort: { httpStatus: 555, percent: 100 } }, 555],
    [{ abort: { httpStatus: 500, percentage: { value: 0.5 } } }, { abort: { httpStatus: 500, percent: 0.5 } }, undefined],
    [{ abort: { httpStatus: 500 } }, { abort: { httpStatus: 500, percent: 0 } }, 200],
    [{ abort: { percentage: { value: 100 } } }, undefined, 200],
    [{ delay: { fixedDelay: '5s', percentage: { value: 10 } } }, { delay: { fixedDelay: 5_000_000_000n, percent: 10 } }, 200],
    [{ delay: { fixedDelay: '5s', percent: 10 } }, { delay: { fixedDelay: 5_000_000_000n, percent: 10 } }, 200],
  ])('fault %j', (fault, expected, status) => {
    const result = outcome({ fault });
    expect([result.fault, result.status]).toEqual([expected, status]);
  });

  test('header edits stand on the route and on its destinations', () => {
    const result = outcome({ headers: { request: { set: { a: '1' } } }, route: [{ ...to('web', 'v1'), headers: { response: { remove: ['b'] } } }] });
    expect([result.headers?.request?.set.get('a'), result.destinations[0].headers?.response?.remove]).toEqual(['1', ['b']]);
  });

  test('says how much of it fails', () => {
    const { destinations } = outcome({ route: [to('web', 'v1', 3), to('web', 'v9', 1)] });
    expect(destinations.map(({ problem, share }) => `${problem} ${share}`)).toEqual(['undefined 3/4', 'unknownSubset 1/4']);
  });
});
