import { ApiObject, App, Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import { ConfigMap, EnvFrom, EnvValue, Probe, Volume } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { REVIEWS, object, reviews, split, stage, written } from './reviews';
import { CanaryService, CanaryServiceProps, Exposure, Match, Progress, Severity, Traffic } from '../../src';
import { schemaProblems } from '../schema';

const HOST = 'reviews.bookinfo.svc.cluster.local';
const STAGES = ['stable', 'deploy', '10%', '50%', '100%', 'finish'];

describe('routes', () => {
  test('at 50 the requests go half to subset v1 and half to v2 of the full host', () => {
    const manifests = written(reviews({ progress: Progress.ratio(50) }));
    expect(object(manifests, 'VirtualService').spec).toEqual({
      hosts: [HOST],
      http: [{
        name: 'default',
        route: [
          { destination: { host: HOST, subset: 'v1', port: { number: 9080 } }, weight: 50 },
          { destination: { host: HOST, subset: 'v2', port: { number: 9080 } }, weight: 50 },
        ],
      }],
    });
    expect(object(manifests, 'DestinationRule').spec).toEqual({
      host: HOST,
      subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }],
    });
  });

  test.each([
    [50, 'v1=50 v2=50'],
    [37, 'v1=63 v2=37'],
    ['0.1%', 'v1=999 v2=1'],
    ['1/3', 'v1=2 v2=1'],
    [0, 'v1'],
    [100, 'v2'],
  ])('a ratio of %s is %s, a single destination without a weight', (ratio, expected) => {
    expect(split(object(written(reviews({ progress: Progress.ratio(ratio) })), 'VirtualService'))).toBe(expected);
  });

  test('an audience is divided first, everybody else is on stable', () => {
    const service = reviews({ progress: Progress.ratio(10), audience: [Match.header('end-user').exact('jason'), Match.cookie('group').exact('beta')] });
    const routes = object(written(service), 'VirtualService');
    expect(routes.spec.http.map((one: any) => [one.name, one.match?.length, split(routes, one.name)])).toEqual([['audience', 2, 'v1=90 v2=10'], ['default', undefined, 'v1']]);
  });

  test('the policy stands on every route', () => {
    const service = reviews({
      progress: Progress.ratio(10),
      audience: [Match.header('end-user').exact('jason')],
      exposure: [Exposure.gateway('infra/public', { hosts: ['shop.example.com'] })],
      policy: { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['connect-failure'] }, responseHeaders: { set: { 'x-served-by': 'reviews' } } },
    });
    const routes = written(service).filter(one => one.kind === 'VirtualService').flatMap(one => one.spec.http);
    expect(routes).toHaveLength(4);
    for (const route of routes) {
      expect(route).toMatchObject({ timeout: '3s', retries: { attempts: 2, retryOn: 'connect-failure' }, headers: { response: { set: { 'x-served-by': 'reviews' } } } });
    }
  });

  test('every way in carries the same split', () => {
    const service = reviews({ progress: Progress.ratio(37), exposure: [Exposure.gateway('public', { hosts: ['shop.example.com'], pathPrefix: '/reviews', rewrite: '/' })] });
    const routes = written(service).filter(one => one.kind === 'VirtualService');
    expect(routes.map(one => [one.metadata.name, split(one)])).toEqual([['reviews', 'v1=63 v2=37'], ['reviews-public', 'v1=63 v2=37']]);
  });

  test('without a namespace hosts are short, and nothing names one', () => {
    const chart = new Chart(Testing.app(), 'bookinfo');
    const service = new CanaryService(chart, 'reviews', { ...REVIEWS, progress: Progress.ratio(50) });
    expect(service.host).toBe('reviews');
    expect(object(written(service), 'DestinationRule').spec.host).toBe('reviews');
    expect(written(service).every(one => one.metadata.namespace === undefined)).toBe(true);
  });

  test('a namespace of its own counts more than the chart\'s', () => {
    const service = reviews({ namespace: 'shop' });
    expect(service.host).toBe('reviews.shop.svc.cluster.local');
    expect(new Set(written(service).map(one => one.metadata.namespace))).toEqual(new Set(['shop']));
  });
});

describe('ports', () => {
  const ports = [{ port: 80, targetPort: 8080 }, { port: 9000, name: 'grpc-api' }, { port: 5432, name: 'tcp-db' }];

  test('the Service has all of them, its selector names the app only', () => {
    expect(object(written(reviews({ port: undefined, ports })), 'Service').spec).toEqual({
      selector: { app: 'reviews' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'grpc-api', port: 9000, targetPort: 9000 }, { name: 'tcp-db', port: 5432, targetPort: 5432 }],
    });
  });

  test('requests of each HTTP and gRPC port go on to the same port; of others only connections are seen, so they are not routed', () => {
    const { http } = object(written(reviews({ port: undefined, ports, progress: Progress.ratio(10), audience: [Match.method('GET')] })), 'VirtualService').spec;
    expect(http.map((route: any) => [route.name, route.match, route.route[0].destination.port.number])).toEqual([
      ['audience', [{ method: { exact: 'GET' }, port: 80 }], 80],
      ['default', [{ port: 80 }], 80],
      ['audience-grpc-api', [{ method: { exact: 'GET' }, port: 9000 }], 9000],
      ['default-grpc-api', [{ port: 9000 }], 9000],
    ]);
  });

  test('the main container opens every target port that no sidecar does, unless it says others', () => {
    const containerOf = (props: Partial<CanaryServiceProps>) => object(written(reviews(props)), 'Deployment').spec.template.spec.containers[0].ports;
    expect(containerOf({ port: undefined, ports })).toEqual([{ containerPort: 8080 }, { containerPort: 9000 }, { containerPort: 5432 }]);
    expect(containerOf({ port: undefined, ports, sidecars: [{ name: 'db', image: 'db:1', portNumber: 5432 }] })).toEqual([{ containerPort: 8080 }, { containerPort: 9000 }]);
    expect(containerOf({ container: { portNumber: 7000 } })).toEqual([{ containerPort: 7000 }]);
  });
});

describe('stages', () => {
  test('are those of the plan, each a complete set of objects', () => {
    expect(reviews().stages().map(one => [one.name, one.manifests.map(manifest => `${manifest.kind} ${manifest.metadata.name}`)])).toEqual(STAGES.map(name => [name, [
      'Service reviews',
      ...name === 'finish' ? [] : ['Deployment reviews-v1'],
      ...name === 'stable' ? [] : ['Deployment reviews-v2'],
      'DestinationRule reviews',
      'VirtualService reviews',
    ]]));
  });

  test.each(STAGES)('%s is written as the stages say it', name => {
    const service = reviews({ progress: Progress.stage(name) });
    const byName = (one: any) => `${one.kind} ${one.metadata.name}`;
    const sorted = (manifests: any[]) => [...manifests].sort((a, b) => byName(a) < byName(b) ? -1 : 1);
    expect(sorted(written(service))).toEqual(sorted(service.currentStage().manifests));
    expect(sorted(written(service))).toEqual(sorted(stage(reviews(), name)));
  });

  test('stable has no trace of v2, finish none of v1', () => {
    const versions = { stable: { version: 'blue', image: 'reviews:blue' }, canary: { version: 'green', image: 'reviews:green' } };
    const text = (name: string) => JSON.stringify(written(reviews({ ...versions, progress: Progress.stage(name) })));
    expect([text('stable').includes('green'), text('finish').includes('blue')]).toEqual([false, false]);
    expect([text('deploy').includes('green'), text('100%').includes('blue')]).toEqual([true, true]);
  });

  test('a version is at one tree path and, where it carries one, under one pod address in all of them', () => {
    const services = STAGES.map(name => reviews({ progress: Progress.stage(name), podAddressLabel: true }));
    const addresses = services.flatMap(service => service.stages().flatMap(one => one.manifests.filter(manifest => manifest.metadata.name === 'reviews-v2')))
      .map(deployment => deployment.spec.template.metadata.labels['cdk8s.io/metadata.addr']);
    expect(addresses).toHaveLength(STAGES.length * 5);
    expect(new Set(addresses).size).toBe(1);
    expect(addresses[0]).toMatch(/^bookinfo-reviews-v2-/);
    expect(new Set(services.map(service => service.version('v2').deployment.node.path))).toEqual(new Set(['bookinfo/reviews/v2']));
  });

  test('asking for them does not touch what the app writes', () => {
    const service = reviews({ progress: Progress.ratio(10) });
    const before = JSON.stringify(written(service));
    service.stages();
    service.currentStage();
    expect(JSON.stringify(written(service))).toBe(before);
    expect(service.stage).toBe('10%');
  });

  test('each is data of its own: who changes one changes no other', () => {
    const [first, second] = reviews().stages();
    first.manifests.find(one => one.kind === 'Service')!.spec.ports = [];
    expect(object(second.manifests, 'Service').spec.ports).toHaveLength(1);
  });

  test('a ratio between two steps is one more state', () => {
    const { name, ratio, versions } = reviews({ progress: Progress.ratio('1/3') }).currentStage();
    expect({ name, ratio, versions }).toEqual({
      name: '1/3',
      ratio: '1/3',
      versions: [{ version: 'v1', instances: 3, share: '2/3' }, { version: 'v2', instances: 3, share: '1/3' }],
    });
  });

  test('without a canary there is one', () => {
    const service = reviews({ canary: undefined });
    expect(service.stages().map(one => one.name)).toEqual(['stable']);
    expect(service.versions.map(version => version.name)).toEqual(['v1']);
  });

  test('pass the official schemas', () => {
    const service = reviews({
      audience: [Match.all(Match.header('end-user').exact('jason'), Match.path('/reviews').prefix(), Match.query('beta').present()), Match.caller({ app: 'productpage' })],
      exposure: [Exposure.gateway('infra/public', { hosts: ['shop.example.com'], pathPrefix: '/reviews', rewrite: '/' })],
      policy: { timeout: Duration.millis(1500), retries: { attempts: 0 }, fault: { abortPercent: 0.5, abortStatus: 503 }, cors: { allowOrigins: ['https://shop.example.com'], maxAge: Duration.hours(1) } },
      connections: { maxConnections: 10, maxPendingRequests: 5, outlierDetection: { interval: Duration.seconds(10) } },
    });
    expect(schemaProblems(service.stages().flatMap(one => one.manifests))).toEqual([]);
  });
});

describe('later edits', () => {
  test('reach a version in every stage, and what is written', () => {
    const service = reviews({ progress: Progress.ratio(10) });
    const { deployment } = service.version('v2');
    deployment.metadata.addAnnotation('team', 'shop');
    deployment.podMetadata.addLabel('tier', 'backend');
    deployment.addContainer({ image: 'proxy:1', portNumber: 9100, name: 'proxy' });
    const everywhere = [written(service), ...service.stages().slice(1).map(one => one.manifests)].map(manifests => object(manifests, 'Deployment', 'reviews-v2'));
    for (const { metadata, spec } of everywhere) {
      expect(metadata.annotations).toEqual({ team: 'shop' });
      expect(spec.template.metadata.labels.tier).toBe('backend');
      expect(spec.template.spec.containers.map((one: any) => one.name)).toEqual(['reviews', 'proxy']);
    }
    expect(JSON.stringify(object(stage(service, 'deploy'), 'Deployment', 'reviews-v1'))).not.toContain('proxy');
  });

  test('of a version that is not there yet change nothing that is written, and everything it is to become', () => {
    const service = reviews({ progress: Progress.stage('stable') });
    const before = JSON.stringify(written(service));
    ApiObject.of(service.version('v2').deployment).addJsonPatch(JsonPatch.add('/metadata/annotations', { team: 'shop' }));
    expect(JSON.stringify(written(service))).toBe(before);
    expect(service.version('v2').isPresent).toBe(false);
    expect(object(stage(service, 'deploy'), 'Deployment', 'reviews-v2').metadata.annotations).toEqual({ team: 'shop' });
  });

  test('of the routing objects and the Service reach every stage', () => {
    const service = reviews({ progress: Progress.ratio(50) });
    service.route.virtualService.addJsonPatch(JsonPatch.add('/spec/exportTo', ['.']));
    service.route.destinationRule.metadata.addAnnotation('team', 'shop');
    ApiObject.of(service.service).addJsonPatch(JsonPatch.add('/spec/sessionAffinity', 'None'));
    for (const manifests of [written(service), ...service.stages().map(one => one.manifests)]) {
      expect(object(manifests, 'VirtualService').spec.exportTo).toEqual(['.']);
      expect(object(manifests, 'DestinationRule').metadata.annotations).toEqual({ team: 'shop' });
      expect(object(manifests, 'Service').spec.sessionAffinity).toBe('None');
    }
  });
});

describe('the containers of a version', () => {
  function containers(props: Partial<CanaryServiceProps>): { v1: any; v2: any } {
    const manifests = stage(reviews(props), 'deploy');
    const [v1, v2] = ['reviews-v1', 'reviews-v2'].map(name => object(manifests, 'Deployment', name).spec.template.spec.containers[0]);
    return { v1, v2 };
  }

  const env = (container: any) => Object.fromEntries(container.env.map((one: any) => [one.name, one.value]));

  test('have the version\'s image, and the settings that all share', () => {
    const { v1, v2 } = containers({ container: { command: ['serve'], imagePullPolicy: 'Always' as never } });
    expect([v1.image, v2.image]).toEqual(['reviews-v1:1.20.3', 'reviews-v2:1.20.3']);
    expect([v1, v2].map(one => [one.name, one.command])).toEqual([['reviews', ['serve']], ['reviews', ['serve']]]);
  });

  test('merge environment variables by name', () => {
    const { v1, v2 } = containers({
      container: { envVariables: { A: EnvValue.fromValue('shared'), B: EnvValue.fromValue('shared') } },
      canary: { version: 'v2', image: 'reviews:2', container: { envVariables: { B: EnvValue.fromValue('own'), C: EnvValue.fromValue('own') } } },
    });
    expect(env(v1)).toEqual({ A: 'shared', B: 'shared' });
    expect(env(v2)).toEqual({ A: 'shared', B: 'own', C: 'own' });
  });

  test('merge volume mounts by path', () => {
    const scope = new Chart(Testing.app(), 'volumes');
    const [shared, cache, own] = ['shared', 'cache', 'own'].map(name => Volume.fromEmptyDir(scope, name, name));
    const { v1, v2 } = containers({
      container: { volumeMounts: [{ path: '/tmp', volume: shared }, { path: '/cache', volume: cache }] },
      canary: { version: 'v2', image: 'reviews:2', container: { volumeMounts: [{ path: '/tmp', volume: own }] } },
    });
    const mounts = (container: any) => Object.fromEntries(container.volumeMounts.map((one: any) => [one.mountPath, one.name]));
    expect(mounts(v1)).toEqual({ '/tmp': 'shared', '/cache': 'cache' });
    expect(mounts(v2)).toEqual({ '/tmp': 'own', '/cache': 'cache' });
  });

  test('replace everything else', () => {
    const { v1, v2 } = containers({
      container: { args: ['a', 'b'], readiness: Probe.fromHttpGet('/health'), resources: { memory: { request: Size.mebibytes(100) } } },
      canary: { version: 'v2', image: 'reviews:2', container: { args: ['c'], readiness: Probe.fromTcpSocket(), resources: { memory: { limit: Size.mebibytes(200) } } } },
    });
    expect([v1.args, v2.args]).toEqual([['a', 'b'], ['c']]);
    expect([v1.readinessProbe.httpGet.path, v2.readinessProbe.httpGet]).toEqual(['/health', undefined]);
    expect(v2.resources).toEqual({ limits: { memory: '200Mi' } });
  });

  test('take nothing from the other version', () => {
    const { v1, v2 } = containers({
      stable: { version: 'v1', image: 'reviews:1', container: { command: ['old'], envVariables: { OLD: EnvValue.fromValue('1') } } },
    });
    expect([v1.command, env(v1)]).toEqual([['old'], { OLD: '1' }]);
    expect(v2).not.toHaveProperty('command');
    expect(JSON.stringify(v2)).not.toContain('OLD');
  });

  test('leave maps and lists as they were given, however one version is edited later', () => {
    const app = Testing.app();
    const scope = new Chart(app, 'given');
    const container = { envVariables: { A: EnvValue.fromValue('1') }, envFrom: [new EnvFrom(new ConfigMap(scope, 'a'))], volumeMounts: [{ path: '/tmp', volume: Volume.fromEmptyDir(scope, 'tmp', 'tmp') }] };
    const sidecars = [{ name: 'proxy', image: 'proxy:1', envVariables: { A: EnvValue.fromValue('1') } }];
    const service = reviews({ container, sidecars, progress: Progress.ratio(50) }, app);
    for (const edited of service.version('v2').deployment.containers) {
      edited.env.addVariable('B', EnvValue.fromValue('2'));
      edited.env.copyFrom(new EnvFrom(new ConfigMap(scope, `more-of-${edited.name}`)));
      edited.mount('/more', Volume.fromEmptyDir(scope, `more-${edited.name}`, `more-${edited.name}`));
    }
    expect([Object.keys(container.envVariables), container.envFrom.length, container.volumeMounts.length, Object.keys(sidecars[0].envVariables)]).toEqual([['A'], 1, 1, ['A']]);
    const manifests = written(service);
    expect(JSON.stringify(object(manifests, 'Deployment', 'reviews-v1'))).not.toContain('more');
    expect(JSON.stringify(object(manifests, 'Deployment', 'reviews-v2')).match(/more-of-/g)).toHaveLength(2);
  });

  test('stand before sidecars, the same in all versions', () => {
    const manifests = stage(reviews({ sidecars: [{ name: 'proxy', image: 'proxy:1', portNumber: 9100 }], initContainers: [{ name: 'migrate', image: 'migrate:1' }] }), 'deploy');
    for (const name of ['reviews-v1', 'reviews-v2']) {
      const { containers: main, initContainers } = object(manifests, 'Deployment', name).spec.template.spec;
      expect([main.map((one: any) => one.name), initContainers.map((one: any) => one.name)]).toEqual([['reviews', 'proxy'], ['migrate']]);
    }
  });
});

describe('names and labels', () => {
  test('label keys are one\'s own choice, and everything goes by them', () => {
    const manifests = written(reviews({ versionLabel: 'release', appLabel: 'app.kubernetes.io/name', progress: Progress.ratio(50) }));
    const labels = { 'app.kubernetes.io/name': 'reviews', 'release': 'v2' };
    const deployment = object(manifests, 'Deployment', 'reviews-v2');
    expect([deployment.metadata.labels, deployment.spec.selector.matchLabels]).toEqual([labels, labels]);
    expect(deployment.spec.template.metadata.labels).toMatchObject(labels);
    expect(object(manifests, 'Service').spec.selector).toEqual({ 'app.kubernetes.io/name': 'reviews' });
    expect(object(manifests, 'DestinationRule').spec.subsets[1]).toEqual({ name: 'v2', labels: { release: 'v2' } });
  });

  test('the version label carries the name as given, objects and subsets its DNS label', () => {
    const manifests = written(reviews({ canary: { version: '1.4.0', image: 'reviews:1.4.0' }, progress: Progress.ratio(50) }));
    expect(object(manifests, 'Deployment', 'reviews-v1-4-0').spec.selector.matchLabels.version).toBe('1.4.0');
    expect(object(manifests, 'DestinationRule').spec.subsets[0]).toEqual({ name: 'v1-4-0', labels: { version: '1.4.0' } });
    expect(split(object(manifests, 'VirtualService'))).toBe('v1-4-0=50 v1=50');
  });

  test('the service may have another name than the construct', () => {
    const service = reviews({ name: 'ratings', progress: Progress.stage('deploy') });
    expect([service.serviceName, service.host]).toEqual(['ratings', 'ratings.bookinfo.svc.cluster.local']);
    expect(written(service).map(one => one.metadata.name).sort()).toEqual(['ratings', 'ratings', 'ratings', 'ratings-v1', 'ratings-v2']);
  });

  test('instances are the version\'s own, else the service\'s, else one', () => {
    const replicas = (props: Partial<CanaryServiceProps>) => stage(reviews(props), 'deploy').filter(one => one.kind === 'Deployment').map(one => one.spec.replicas);
    expect(replicas({ canary: { version: 'v2', image: 'reviews:2', replicas: 5 } })).toEqual([3, 5]);
    expect(replicas({ replicas: undefined })).toEqual([1, 1]);
  });

  test('a version that the plan does not have is an error that names those it has', () => {
    expect(() => reviews().version('v3')).toThrow('[bookinfo/reviews] there is no version "v3", known are "v1" or "v2"');
  });
});

test('two services of one app keep out of each other\'s way', () => {
  const app: App = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const [one, other] = ['cart', 'orders'].map(id => new CanaryService(chart, id, { ...REVIEWS, progress: Progress.ratio(50) }));
  one.version('v2').deployment.metadata.addAnnotation('team', 'cart');
  expect(JSON.stringify(other.stages())).not.toContain('cart');
  expect(new Set(Testing.synth(chart).map(object_ => `${object_.kind} ${object_.metadata.name}`)).size).toBe(10);
});

test('a version may have the name of what every object has', () => {
  const service = reviews({ canary: { version: 'constructor', image: 'reviews:2' }, progress: Progress.ratio(10) });
  expect(split(object(written(service), 'VirtualService'))).toBe('constructor=10 v1=90');
  expect(service.version('constructor').deployment.name).toBe('reviews-constructor');
  expect(service.findings().filter(({ severity }) => severity !== Severity.INFO)).toEqual([]);
  Traffic.fromChart(Chart.of(service)).request({ host: service.host }).splits({ v1: 90, constructor: 10 });
});

test('a class derived from a service may have props of its own', () => {
  class Shop extends CanaryService {
    constructor(scope: Construct, id: string, props: CanaryServiceProps & { readonly costCentre: string }) {
      super(scope, id, props);
      this.service.metadata.addAnnotation('cost-centre', props.costCentre);
    }
  }
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const shop = new Shop(chart, 'reviews', { ...REVIEWS, progress: Progress.stage('stable'), costCentre: 'c7' });
  expect(object(shop.currentStage().manifests, 'Service').metadata.annotations).toEqual({ 'cost-centre': 'c7' });
});

describe('pods carry no label of their place in the tree', () => {
  const podLabels = (service: CanaryService) => service.stages().flatMap(({ manifests }) => manifests.filter(({ kind }) => kind === 'Deployment').map(one => one.spec.template.metadata.labels));

  test('in no stage, so that moving a chart restarts no pod', () => {
    const moved = new CanaryService(new Chart(new Chart(new App(), 'elsewhere'), 'bookinfo', { namespace: 'bookinfo' }), 'reviews', { ...REVIEWS, progress: Progress.stage('stable') });
    expect(podLabels(moved)).toEqual(podLabels(reviews()));
    expect(podLabels(reviews())[0]).toEqual({ app: 'reviews', version: 'v1' });
  });

  test('what selects by it is an error that names the prop', () => {
    const service = reviews();
    service.version('v1').deployment.exposeViaService({ name: 'extra', ports: [{ port: 9080 }] });
    expect(() => Testing.synth(Chart.of(service))).toThrow(/Service extra at .* selects the pods of Deployment reviews-v1 by the label cdk8s.io\/metadata.addr, which they do not carry: .*podAddressLabel: true/);
    const labelled = reviews({ podAddressLabel: true });
    labelled.version('v1').deployment.exposeViaService({ name: 'extra', ports: [{ port: 9080 }] });
    expect(() => Testing.synth(Chart.of(labelled))).not.toThrow();
  });
});

test('labels and annotations of Service, Deployments and pods are props', () => {
  const service = reviews({
    progress: Progress.stage('deploy'),
    serviceMetadata: { labels: { team: 'shop' }, annotations: { a: 'service' } },
    deploymentMetadata: { labels: { team: 'shop' }, annotations: { a: 'deployment' } },
    pod: { labels: { team: 'shop' }, annotations: { a: 'pod' } },
  });
  const manifests = written(service);
  expect(object(manifests, 'Service').metadata).toMatchObject({ labels: { app: 'reviews', team: 'shop' }, annotations: { a: 'service' } });
  for (const name of ['reviews-v1', 'reviews-v2']) {
    const { metadata, spec } = object(manifests, 'Deployment', name);
    expect(metadata).toMatchObject({ labels: { app: 'reviews', team: 'shop' }, annotations: { a: 'deployment' } });
    expect(spec.template.metadata).toMatchObject({ labels: { team: 'shop' }, annotations: { a: 'pod' } });
  }
  expect(() => reviews({ deploymentMetadata: { labels: { version: 'v9' } } })).toThrow('[bookinfo/reviews] deploymentMetadata.labels has the key "version", which tells the app or the version');
});

test('all versions are edited at once, those that are not there yet as well', () => {
  const service = reviews();
  service.forEachVersion({ visit: version => version.deployment.metadata.addAnnotation('edited', version.name) });
  expect(stage(service, 'deploy').filter(({ kind }) => kind === 'Deployment').map(one => one.metadata.annotations)).toEqual([{ edited: 'v1' }, { edited: 'v2' }]);
});
