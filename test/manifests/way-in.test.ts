import { mesh, throughGateway } from '../../src/manifests/way-in';
import { replaceMatches } from '../../src/mesh/regex';
import { Exposure, GatewayExposureOptions } from '../../src/model/exposure';
import { Match } from '../../src/model/match';

const reviews = { service: 'reviews', namespace: 'shop', labels: {} };

function way(options: Partial<GatewayExposureOptions> = {}, gateway = 'infra/public') {
  return throughGateway(reviews, Exposure.gateway(gateway, { hosts: ['shop.example.com'], ...options }));
}

const exact = (value: string) => ({ path: { kind: 'exact', value } });
const prefix = (value: string) => ({ path: { kind: 'prefix', value } });

test('the mesh is a way in under the service\'s own host, with every rule as it is', () => {
  const rule = Match.caller({ app: 'shop' })._conditions;
  expect(mesh(reviews)).toMatchObject({ name: 'reviews', hosts: ['reviews.shop.svc.cluster.local'] });
  expect(mesh(reviews).gateway).toBeUndefined();
  expect(mesh(reviews).conditions(rule)).toEqual([rule]);
});

test('a gateway is a way in with a VirtualService of its own, named after both', () => {
  expect(way()).toMatchObject({ name: 'reviews-public', hosts: ['shop.example.com'], gateway: 'infra/public' });
  expect(way({}, 'public').name).toBe('reviews-public');
  expect(way({ name: 'front' }).name).toBe('front');
});

test.each([
  ['without a path prefix', {}, [{}]],
  ['with one', { pathPrefix: '/demo' }, [prefix('/demo')]],
  ['with a slash at its end', { pathPrefix: '/demo/' }, [prefix('/demo')]],
  ['with the root', { pathPrefix: '/' }, [{}]],
])('the default takes what comes through the gateway: %s', (_, options, conditions) => {
  expect(way(options).conditions({})).toEqual(conditions);
});

test.each([
  ['a rule for callers in the mesh', Match.caller({ app: 'shop' })],
  ['a rule for a namespace in the mesh', Match.callerNamespace('shop')],
  ['a rule for a host that the gateway has not', Match.host('preview.example.com')],
])('%s is left out, since no request through the gateway can be meant', (_, match) => {
  expect(way().conditions(match._conditions)).toEqual([]);
});

test('a rule for a host that a wildcard of the gateway takes stays', () => {
  const rule = Match.host('preview.example.com')._conditions;
  expect(way({ hosts: ['*.example.com'] }).conditions(rule)).toEqual([rule]);
  expect(way({ hosts: ['*'] }).conditions(rule)).toEqual([rule]);
  expect(way({ hosts: ['*.example.org'] }).conditions(rule)).toEqual([]);
});

test.each([
  ['a path below the prefix', { pathPrefix: '/demo' }, Match.path('/demo/a').exact(), [exact('/demo/a')]],
  ['a prefix below the prefix', { pathPrefix: '/demo' }, Match.path('/demo/a').prefix(), [prefix('/demo/a')]],
  ['a look-alike', { pathPrefix: '/demo' }, Match.path('/demolition').exact(), []],
  ['a path elsewhere', { pathPrefix: '/demo' }, Match.path('/other').prefix(), []],
  ['a prefix that takes in the whole prefix', { pathPrefix: '/demo/a' }, Match.path('/demo').prefix(), [prefix('/demo/a')]],
  ['every path', { pathPrefix: '/demo' }, Match.path('/').prefix(), [prefix('/demo')]],
  ['a path as the service sees it', { pathPrefix: '/demo', rewrite: '/' }, Match.path('/a').exact(), [exact('/demo/a')]],
  ['a prefix as the service sees it', { pathPrefix: '/demo', rewrite: '/' }, Match.path('/a').prefix(), [prefix('/demo/a')]],
  ['the service\'s root, with and without a slash', { pathPrefix: '/demo', rewrite: '/' }, Match.path('/').exact(), [exact('/demo'), exact('/demo/')]],
  ['every path as the service sees it', { pathPrefix: '/demo', rewrite: '/' }, Match.path('/').prefix(), [prefix('/demo')]],
  ['a path below another one', { pathPrefix: '/demo', rewrite: '/api' }, Match.path('/api/a').exact(), [exact('/demo/a')]],
  ['the other path itself', { pathPrefix: '/demo', rewrite: '/api' }, Match.path('/api').exact(), [exact('/demo')]],
  ['the other path with a slash', { pathPrefix: '/demo', rewrite: '/api/' }, Match.path('/api/').exact(), [exact('/demo/')]],
  ['a prefix above the other path', { pathPrefix: '/demo', rewrite: '/api/v1' }, Match.path('/api').prefix(), [prefix('/demo')]],
  ['a path that the service never sees', { pathPrefix: '/demo', rewrite: '/api' }, Match.path('/a').exact(), []],
  ['a path below the root that is moved', { pathPrefix: '/', rewrite: '/api' }, Match.path('/api/a').exact(), [exact('/a')]],
  ['everything below the root that is moved', { pathPrefix: '/', rewrite: '/api' }, Match.path('/api').prefix(), [{}]],
])('a rule is about what the service sees: %s', (_, options, match, conditions) => {
  expect(way(options).conditions(match._conditions)).toEqual(conditions);
});

test('other conditions of a rule stay beside the path', () => {
  const rule = Match.all(Match.header('a').exact('1'), Match.path('/x').exact())._conditions;
  expect(way({ pathPrefix: '/demo', rewrite: '/' }).conditions(rule)).toEqual([{ ...Match.header('a').exact('1')._conditions, ...exact('/demo/x') }].map(one => expect.objectContaining(one)));
});

test('refuses a path regex below a prefix, since Istio compares one path condition', () => {
  expect(() => way({ pathPrefix: '/demo' }).conditions(Match.pathRegex('/a.*')._conditions)).toThrow('a rule has the path regex "/a.*" on a gateway with the path prefix "/demo"');
  expect(way().conditions(Match.pathRegex('/a.*')._conditions)).toHaveLength(1);
});

test.each([
  [{ pathPrefix: '/demo', rewrite: '/' }, { '/demo': '/', '/demo/': '/', '/demo/a': '/a', '/demo/a/demo/b': '/a/demo/b' }],
  [{ pathPrefix: '/demo', rewrite: '/api' }, { '/demo': '/api', '/demo/': '/api/', '/demo/a': '/api/a' }],
  [{ pathPrefix: '/demo/', rewrite: '/api/' }, { '/demo': '/api', '/demo/a': '/api/a' }],
  [{ pathPrefix: '/v1.0', rewrite: '/' }, { '/v1.0/a': '/a' }],
  [{ pathPrefix: '/', rewrite: '/api' }, { '/': '/api/', '/a': '/api/a' }],
])('a rewrite makes no double slash: %j', (options, paths) => {
  const { rewrite } = way(options);
  expect(Object.fromEntries(Object.keys(paths).map(path => [path, replaceMatches(rewrite!.match, path, rewrite!.rewrite)]))).toEqual(paths);
});

test('the path goes on as it came unless a rewrite is asked for', () => {
  expect(way({ pathPrefix: '/demo' }).rewrite).toBeUndefined();
  expect(way({ pathPrefix: '/demo', rewrite: '/demo/' }).rewrite).toBeUndefined();
});
