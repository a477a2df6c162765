import { Chart, Duration, Testing } from 'cdk8s';
import { split } from './reviews';
import { Exposure, LoadBalancer, Match, RouteRule, TlsMode, Traffic, WeightedRoute, WeightedRouteProps } from '../../src';
import { schemaProblems } from '../schema';

const VERSIONS = { v1: { version: 'v1' }, v2: { version: 'v2' }, v3: { version: 'v3' } };

function route(props: Partial<WeightedRouteProps> = {}): { route: WeightedRoute; manifests: any[]; virtualService: any } {
  const chart = new Chart(Testing.app(), 'bookinfo', { namespace: 'bookinfo' });
  const built = new WeightedRoute(chart, 'reviews', { service: 'reviews', versions: VERSIONS, weights: { v1: 98, v2: 1, v3: 1 }, ...props });
  const manifests = Testing.synth(chart);
  return { route: built, manifests, virtualService: manifests.find(one => one.kind === 'VirtualService') };
}

test('is a VirtualService and a DestinationRule, nothing else', () => {
  expect(route().manifests.map(one => `${one.kind} ${one.metadata.name}`)).toEqual(['DestinationRule reviews', 'VirtualService reviews']);
});

test.each<[WeightedRouteProps['weights'], string]>([
  [{ v1: 98, v2: 1, v3: 1 }, 'v1=98 v2=1 v3=1'],
  [{ v1: 1, v2: 1, v3: 1 }, 'v1=1 v2=1 v3=1'],
  [{ v1: 9, v2: 1 }, 'v1=90 v2=10'],
  [{ v3: 5, v1: 0 }, 'v3'],
])('weights %j are %s', (weights, expected) => {
  expect(split(route({ weights }).virtualService)).toBe(expected);
});

test('every version is a subset, also one that gets nothing now', () => {
  expect(route({ weights: { v1: 1 } }).manifests[0].spec.subsets).toEqual(Object.entries(VERSIONS).map(([name, labels]) => ({ name, labels })));
});

test('versions are known by labels of any kind', () => {
  const { manifests } = route({ versions: { old: { 'release': '1', 'shop.example.com/track': 'old' }, new: { release: '2' } }, weights: { old: 1, new: 1 } });
  expect(manifests[0].spec.subsets).toEqual([{ name: 'new', labels: { release: '2' } }, { name: 'old', labels: { 'release': '1', 'shop.example.com/track': 'old' } }]);
});

test('rules are asked in order before the default: all of a match, any of the matches', () => {
  const { virtualService } = route({
    rules: [
      RouteRule.to('v3').when(Match.all(Match.header('end-user').exact('jason'), Match.path('/api').prefix())),
      RouteRule.to('v2').when(Match.query('beta').exact('1'), Match.cookie('group').exact('beta'), Match.caller({ app: 'productpage' }), Match.callerNamespace('test')).named('testers'),
      RouteRule.split({ v1: 1, v2: 1 }).when(Match.method('POST')),
    ],
  });
  expect(virtualService.spec.http.map((one: any) => [one.name, one.match?.length, split(virtualService, one.name)])).toEqual([
    ['to-v3', 2, 'v3'],
    ['testers', 4, 'v2'],
    ['to-v1-v2', 1, 'v1=50 v2=50'],
    ['default', undefined, 'v1=98 v2=1 v3=1'],
  ]);
  expect(virtualService.spec.http[0].match).toEqual([
    { uri: { exact: '/api' }, headers: { 'end-user': { exact: 'jason' } } },
    { uri: { prefix: '/api/' }, headers: { 'end-user': { exact: 'jason' } } },
  ]);
});

test('the rules do what they say', () => {
  const { manifests } = route({ rules: [RouteRule.to('v3').when(Match.all(Match.header('end-user').exact('jason'), Match.path('/api').prefix()))] });
  const traffic = Traffic.fromManifests([...manifests, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'reviews', namespace: 'bookinfo' }, spec: { ports: [{ name: 'http', port: 9080 }] } }]);
  const jason = { 'end-user': 'jason' };
  traffic.request({ host: 'reviews', path: '/api/1', headers: jason }).reaches('v3');
  traffic.request({ host: 'reviews', path: '/apiary', headers: jason }).splits({ v1: 98, v2: 1, v3: 1 });
  traffic.request({ host: 'reviews', path: '/api' }).splits({ v1: 98, v2: 1, v3: 1 });
  expect(() => traffic.request({ host: 'reviews', path: '/api' }).reaches('v3')).toThrow('v3');
});

test('settings are declared once and stand on every route and for every version', () => {
  const { manifests, virtualService } = route({
    rules: [RouteRule.to('v2').when(Match.method('GET'))],
    exposure: [Exposure.gateway('public', { hosts: ['shop.example.com'] })],
    policy: { timeout: Duration.seconds(3), fault: { delay: Duration.seconds(1), delayPercent: 50 }, cors: { allowOrigins: ['https://shop.example.com'] } },
    connections: { loadBalancer: LoadBalancer.RANDOM, tls: TlsMode.ISTIO_MUTUAL },
    labels: { team: 'shop' },
  });
  expect(manifests).toHaveLength(3);
  for (const one of manifests.slice(1).flatMap(manifest => manifest.spec.http)) {
    expect(one).toMatchObject({ timeout: '3s', fault: { delay: { percentage: { value: 50 }, fixedDelay: '1s' } }, corsPolicy: { allowOrigins: [{ exact: 'https://shop.example.com' }] } });
  }
  expect(manifests[0].spec.trafficPolicy).toEqual({ loadBalancer: { simple: 'RANDOM' }, tls: { mode: 'ISTIO_MUTUAL' } });
  expect(manifests.every(one => one.metadata.labels.team === 'shop')).toBe(true);
  expect(virtualService.metadata.namespace).toBe('bookinfo');
  expect(schemaProblems(manifests)).toEqual([]);
});

test('gives its objects in the order they are best applied: subsets before routes to them', () => {
  const { route: built } = route({ exposure: [Exposure.gateway('public', { hosts: ['shop.example.com'] })] });
  expect(built.apiObjects.map(one => one.kind)).toEqual(['DestinationRule', 'VirtualService', 'VirtualService']);
  built.apiObjects.pop();
  expect(built.apiObjects).toHaveLength(3);
});

test('maps that were given are copied', () => {
  const versions = { v1: { version: 'v1' } };
  const labels = { team: 'shop' };
  const chart = new Chart(Testing.app(), 'bookinfo', { namespace: 'bookinfo' });
  new WeightedRoute(chart, 'reviews', { service: 'reviews', versions, labels, weights: { v1: 1 } });
  versions.v1.version = 'v9';
  labels.team = 'other';
  const [rule, virtualService] = Testing.synth(chart);
  expect([rule.spec.subsets[0].labels, rule.metadata.labels, virtualService.metadata.labels]).toEqual([{ version: 'v1' }, { team: 'shop' }, { team: 'shop' }]);
});

test('one host may have routes of its own in each namespace', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const props: WeightedRouteProps = { service: 'reviews', versions: { v1: { version: 'v1' } }, weights: { v1: 1 } };
  const hosts = ['a', 'b'].map(namespace => new WeightedRoute(chart, namespace, { ...props, namespace }).host);
  expect(hosts).toEqual(['reviews.a.svc.cluster.local', 'reviews.b.svc.cluster.local']);
});

test('the order of maps plays no part in what is written', () => {
  const text = (names: string[]) => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    new WeightedRoute(chart, 'reviews', {
      service: 'reviews',
      versions: Object.fromEntries(names.map(name => [name, { version: name }])),
      weights: Object.fromEntries(names.map(name => [name, 1])),
      rules: [RouteRule.split(Object.fromEntries(names.map(name => [name, 1]))).when(Match.header('a').present())],
    });
    return JSON.stringify(Testing.synth(chart));
  };
  expect(text(['v10', 'v2', 'v1'])).toBe(text(['v1', 'v2', 'v10']));
  expect(text(['v2', 'v10', 'v1'])).toContain('to-v1-v2-v10');
});

test.each(['reviews', 'reviews.shop', 'reviews.shop.svc.cluster.local:9080'])('a match may be for the host %s, by which callers of the mesh name the Service', name => {
  const { virtualService } = route({ rules: [RouteRule.to('v2').when(Match.host(name))] });
  expect(virtualService.spec.http[0].match).toEqual([{ authority: { exact: name } }]);
});

test('a match for a host that no way in lists is refused', () => {
  expect(() => route({ rules: [RouteRule.to('v2').when(Match.host('preview.example.com'))] })).toThrow('a match is for the host "preview.example.com", which no way in lists');
});
