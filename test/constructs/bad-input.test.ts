import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Duration } from 'cdk8s';
import { REVIEWS } from './reviews';
import { CanaryService, CanaryServiceProps, Errors, Exposure, LoadBalancer, Match, Progress, RouteRule, Split, WeightedRoute, WeightedRouteProps } from '../../src';

/** Builds and synthesizes into an empty folder; what went wrong, and what was written all the same. */
function synthesis(build: (chart: Chart) => void): { error?: Error; files: string[] } {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-canary-'));
  try {
    const app = new App({ outdir });
    new Chart(app, 'first', { namespace: 'shop' });
    let error: Error | undefined;
    try {
      build(new Chart(app, 'shop', { namespace: 'shop' }));
      app.synth();
    } catch (caught) {
      error = caught as Error;
    }
    return { error, files: readdirSync(outdir) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The message of a refusal that wrote nothing. */
function refusal(build: (chart: Chart) => void): string {
  const { error, files } = synthesis(build);
  expect(files).toEqual([]);
  expect(Errors.isCanaryError(error)).toBe(true);
  return error!.message;
}

const withProps = (props: Partial<CanaryServiceProps>) => refusal(chart => new CanaryService(chart, 'reviews', { progress: Progress.stage('stable'), ...REVIEWS, ...props }));
const withRoute = (props: Partial<WeightedRouteProps>) => refusal(chart =>
  new WeightedRoute(chart, 'reviews', { service: 'reviews', versions: { v1: { version: 'v1' }, v2: { version: 'v2' } }, weights: { v1: 90, v2: 10 }, ...props }));

test('good input is written', () => {
  expect(synthesis(chart => new CanaryService(chart, 'reviews', { ...REVIEWS, progress: Progress.ratio(10) }))).toEqual({ error: undefined, files: ['first.k8s.yaml', 'shop.k8s.yaml'] });
});

test.each<[string, Partial<CanaryServiceProps>, string]>([
  ['one name for both versions', { canary: { version: 'v1', image: 'reviews:2' } }, 'two versions have the name "v1", each needs its own'],
  ['names that map to one DNS label', { stable: { version: '1.4.0', image: 'a:1' }, canary: { version: '1-4.0', image: 'a:2' } }, 'versions "1.4.0" and "1-4.0" both map to the DNS label "v1-4-0", give one another name'],
  ['no steps', { steps: [] }, 'steps are empty, at least one ratio is needed, such as [10, 50, 100]'],
  ['steps that go down', { steps: [50, 10] }, 'steps are [50,10], each has to be greater than the one before: 10% comes after 50%'],
  ['steps that repeat', { steps: [10, 10] }, 'steps are [10,10], each has to be greater than the one before: 10% comes after 10%'],
  ['a step that is no ratio', { steps: ['ten'] }, 'ratio is "ten", allowed is a percentage from 0 to 100 such as 10, "10%" or "0.1%", or a fraction such as "1/3"'],
  ['no ports', { port: undefined }, 'there are no ports, a service needs at least one: say `port` or `ports`'],
  ['two ports with one name', { port: undefined, ports: [{ port: 80, name: 'http' }, { port: 81, name: 'http' }] }, 'two ports have the name "http", each needs its own'],
  ['port 0', { port: 0 }, 'port is 0, allowed is a whole number from 1 to 65535'],
  ['port 70000', { port: 70000 }, 'port is 70000, allowed is a whole number from 1 to 65535'],
  ['no port whose requests could be routed', { port: undefined, ports: [{ port: 5432, name: 'tcp-db' }] }, 'no port is HTTP or gRPC: 5432 (tcp-db)'],
  ['a version that is no label value', { canary: { version: 'v2!', image: 'a:2' } }, 'version is "v2!", which is no label value: allowed are 1 to 63 letters, digits, "-", "_" and "."'],
  ['names over 63 characters', { name: 'r'.repeat(61) }, `name "${'r'.repeat(61)}-v1" has 64 characters, allowed are 63: shorten the service's or the version's name`],
  ['a service name that is none', { name: 'Reviews' }, 'service name is "Reviews", allowed are up to 63 lower-case letters'],
  ['a namespace that is none', { namespace: 'My Shop' }, 'namespace is "My Shop", allowed are up to 63 lower-case letters, digits and "-"'],
  ['a stage that the plan has not', { progress: Progress.stage('finnish') }, 'progress is "finnish", allowed are the stages "stable", "deploy", "10%", "50%", "100%", "finish" and any ratio'],
  ['a ratio without a release', { canary: undefined, progress: Progress.ratio(10) }, 'progress is the ratio "10%", allowed are the stages "stable"'],
  ['container settings with an image', { container: { image: 'reviews:1' } as never }, 'container.image is "reviews:1", and there is no such prop in ContainerOpts: it belongs to each version: stable: { version: "v1", image: "..." }'],
  ['a version\'s container settings with an image', { canary: { version: 'v2', image: 'a', container: { image: 'b' } as never } }, 'canary.container.image is "b", and there is no such prop in ContainerOpts: it belongs to each version'],
  ['a version without an image', { canary: { version: 'v2' } as never }, 'image of version "v2" is undefined, it needs one'],
  ['no whole number of replicas', { replicas: 1.5 }, 'replicas is 1.5, allowed is a whole number of 1 or more'],
  ['a version without replicas', { canary: { version: 'v2', image: 'a', replicas: 0 } }, 'replicas of version "v2" is 0, allowed is a whole number of 1 or more'],
  ['one label key for two things', { versionLabel: 'app' }, 'appLabel and versionLabel are both "app", each needs a key of its own'],
  ['a label key that is none', { versionLabel: 'a b' }, 'versionLabel is "a b", which is no label key'],
  ['pod labels that tell versions', { pod: { labels: { version: 'v1' } } }, 'pod.labels has the key "version", which tells the app or the version'],
  ['two ways in of one name', { exposure: ['a/public', 'b/public'].map(gateway => Exposure.gateway(gateway, { hosts: ['shop.example.com'] })) }, 'two ways in would have a VirtualService "reviews-public", give one exposure another name'],
  ['conditions of retries that are off', { policy: { retries: { attempts: 0, on: ['5xx'] } } }, 'retries.attempts is 0 and there is retries.on, which nothing would use: 0 switches retries off'],
  ['a time for tries that are off', { policy: { retries: { attempts: 0, perTryTimeout: Duration.seconds(1) } } }, 'retries.attempts is 0 and there is retries.perTryTimeout'],
  ['a match by a host where the mesh is the only way in', { audience: [Match.host('shop.example.com')] },
    'a match is for the host "shop.example.com", which no way in lists: there is none beside the mesh, where callers name the Service; add an exposure with that host'],
  ['a match by a host that no gateway lists', {
    audience: [Match.host('preview.example.com')],
    exposure: [Exposure.gateway('public', { hosts: ['shop.example.com', '*.shop.example.com'] })],
  }, 'a match is for the host "preview.example.com", which no way in lists: gateways list "shop.example.com", "*.shop.example.com"; add an exposure with that host'],
  ['retries that are none', { policy: { retries: { attempts: -1 } } }, 'retries.attempts is -1, allowed is a whole number of 0 or more'],
  ['a fault that does nothing', { policy: { fault: {} } }, 'fault has neither delay nor abortStatus, it needs at least one'],
  ['a fault for more than all requests', { policy: { fault: { abortPercent: 101, abortStatus: 503 } } }, 'fault.abortPercent is 101, allowed is a percentage from 0 to 100'],
  ['a status that is none', { policy: { fault: { abortStatus: 99 } } }, 'fault.abortStatus is 99, allowed is a status from 200 to 599'],
  ['cross-origin rules without an origin', { policy: { cors: { allowOrigins: [] } } }, 'cors.allowOrigins is [], at least one origin such as "https://shop.example.com" is needed'],
  ['a header that is none', { policy: { requestHeaders: { set: { 'bad header': 'x' } } } }, 'header of requestHeaders.set is "bad header", allowed is a header\'s name such as "x-request-id"'],
  ['connections without any', { connections: { maxConnections: 0, loadBalancer: LoadBalancer.RANDOM } }, 'maxConnections is 0, allowed is a whole number of 1 or more'],
  ['pods left out over 100 %', { connections: { outlierDetection: { maxEjectionPercent: 101, interval: Duration.seconds(1) } } }, 'outlierDetection.maxEjectionPercent is 101'],
  ['a path regex below a gateway\'s prefix', {
    audience: [Match.pathRegex('/a.*')],
    exposure: [Exposure.gateway('public', { hosts: ['shop.example.com'], pathPrefix: '/demo' })],
  }, 'a rule has the path regex "/a.*" on a gateway with the path prefix "/demo"'],
])('refuses %s, and says where', (_, props, message) => {
  const received = withProps(props);
  expect(received).toContain(message);
  expect(received).toMatch(/^\[shop\/reviews(\/Route)?\] /);
});

test.each([[-1], [101], [NaN], ['ten'], ['10%%'], [0.5]])('refuses the ratio %p', ratio => {
  expect(refusal(chart => new CanaryService(chart, 'reviews', { ...REVIEWS, progress: Progress.ratio(ratio) }))).toMatch(/^ratio is /);
  expect(withProps({ steps: [ratio] })).toMatch(/^\[shop\/reviews\] ratio is /);
});

test.each([['(?=b)'], ['('], ['(a)\\1']])('refuses the regex %s, which RE2 does not accept', pattern => {
  expect(refusal(chart => new CanaryService(chart, 'reviews', { ...REVIEWS, audience: [Match.header('user-agent').regex(pattern)] })))
    .toContain(`regex of header "user-agent" is "${pattern}", which RE2 does not accept`);
});

test.each<[string, Partial<WeightedRouteProps>, string]>([
  ['weights that are all 0', { weights: { v1: 0, v2: 0 } }, 'weights are all 0, at least one version needs a weight of 1 or more'],
  ['no weights', { weights: {} }, 'weights are empty, at least one version needs a weight of 1 or more'],
  ['a weight that is no whole number', { weights: { v1: 0.5 } }, 'weight of version "v1" is 0.5, allowed is a whole number of 0 or more'],
  ['a version that nobody declared', { weights: { v1: 1, v3: 1 } }, 'the route of "reviews" sends requests to version "v3", known are "v1", "v2"'],
  ['a rule to a version that nobody declared', { rules: [RouteRule.to('v3').when(Match.method('GET'))] }, 'sends requests to version "v3"'],
  ['a rule without a match', { rules: [RouteRule.to('v2')] }, 'the rule to v2 has no match, say for which requests it is'],
  ['v2 twice, under names that map to one', { versions: { v2: { version: 'v2' }, V2: { version: 'V2' } }, weights: { v2: 1, V2: 1 } }, 'versions "v2" and "V2" both map to the DNS label "v2"'],
  ['v2 twice, by its labels', { versions: { v2: { version: 'v2' }, beta: { version: 'v2' } }, weights: { v2: 1, beta: 1 } }, 'versions "v2" and "beta" have the same labels {"version":"v2"}, each needs its own'],
  ['a version without labels', { versions: { v1: {} }, weights: { v1: 1 } }, 'version "v1" has no labels, its pods could not be told from others'],
  ['labels that Kubernetes refuses', { versions: { v1: { version: 'no good' } }, weights: { v1: 1 } }, 'label "version" of version "v1" is "no good", which is no label value'],
  ['a service name that is none', { service: 'reviews.shop' }, 'service name is "reviews.shop"'],
])('a route refuses %s, and says where', (_, props, message) => {
  const received = withRoute(props);
  expect(received).toContain(message);
  expect(received).toMatch(/^\[shop\/reviews\] /);
});

test('refuses two routes for one host in one app, and names both', () => {
  const message = refusal(chart => {
    const props: WeightedRouteProps = { service: 'reviews', versions: { v1: { version: 'v1' } }, weights: { v1: 1 } };
    new WeightedRoute(chart, 'one', props);
    new WeightedRoute(new Chart(chart.node.root, 'other', { namespace: 'shop' }), 'two', props);
  });
  expect(message).toContain('[other/two] host "reviews.shop.svc.cluster.local" already has its routes at shop/one');
});

test.each<[string, (chart: Chart) => void, string]>([
  ['Deployment', chart => {
    new CanaryService(chart, 'cart', { ...REVIEWS, progress: Progress.stage('stable'), canary: { version: 'v1-v2', image: 'cart:2' } });
    new CanaryService(chart, 'cart-v1', { ...REVIEWS, progress: Progress.stage('stable') });
  }, '[shop/cart-v1/v2] Deployment "cart-v1-v2" is already there at shop/cart/v1-v2: give a service, a version or an exposure another name'],
  ['VirtualService', chart => {
    const through = (gateway: string) => [Exposure.gateway(`infra/${gateway}`, { hosts: [`${gateway}.example.com`] })];
    new CanaryService(chart, 'cart', { ...REVIEWS, progress: Progress.stage('stable'), exposure: through('web-shop') });
    new CanaryService(chart, 'cart-web', { ...REVIEWS, progress: Progress.stage('stable'), exposure: through('shop') });
  }, 'VirtualService "cart-web-shop" is already there at shop/cart/Route/VirtualService-cart-web-shop'],
])('refuses two services whose names make one %s, of which the cluster would keep the last', (_, build, message) => {
  expect(refusal(build)).toContain(message);
});

test('refuses weights of no use where they are said', () => {
  expect(refusal(() => Split.weights({ v1: -1 }))).toBe('weight of version "v1" is -1, allowed is a whole number of 0 or more');
});

test('the library tells its own errors from others', () => {
  expect([new Error('x'), undefined, 'x', null].map(error => Errors.isCanaryError(error))).toEqual([false, false, false, false]);
});
