import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { ofKind } from './releases';
import { Adopt, CanaryService, CanaryServiceProps, Exposure, Progress, Severity, StagedService, Plan, Split } from '../../src';

interface Running {
  readonly labels?: { [key: string]: string };
  readonly spec?: object;
  readonly namespace?: string;
}

/** Deployment `orders` as it runs before: no version label anywhere. */
function running(scope: Chart, { labels = { app: 'orders' }, spec = {}, namespace }: Running = {}): ApiObject {
  return new ApiObject(scope, 'running', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'orders', image: 'orders:1', ports: [{ containerPort: 8080 }] }] } },
      ...spec,
    },
  });
}

type Options = Partial<CanaryServiceProps> & { readonly chart: Chart };

function chart(context: { [key: string]: string } = {}): Chart {
  const app = new App();
  Object.entries(context).forEach(([key, value]) => app.node.setContext(key, value));
  return new Chart(app, 'shop', { namespace: 'shop' });
}

function besides({ chart: scope, adopt = Adopt.deployment('orders', { manifest: running(scope) }), ...props }: Options): CanaryService {
  return new CanaryService(scope, 'orders', { port: 8080, replicas: 2, stable: { version: 'v1', image: 'orders:1' }, adopt, ...props });
}

function labelled({ chart: scope, adopt = Adopt.manifest(running(scope)), ...props }: Options): CanaryService {
  return new CanaryService(scope, 'orders', { port: 8080, replicas: 2, stable: { version: 'v1' }, adopt, ...props });
}

const canary = { version: 'v2', image: 'orders:2' };
const outline = (service: CanaryService): string[][] => service.stages().map(stage => [stage.name, ...stage.manifests.map(one => `${one.kind} ${one.metadata.name}`).sort()]);
const problems = (service: CanaryService | StagedService): string[] => service.findings()
  .filter(finding => finding.severity !== Severity.INFO && finding.suppressed === undefined).map(({ stage, code, message }) => `${stage}: ${code} ${message}`);

describe('a Deployment of ours beside the old one', () => {
  test('starts, is routed to, and then the old one goes', () => {
    expect(outline(besides({ chart: chart(), progress: Progress.stage('before') }))).toEqual([
      ['before', 'Deployment orders', 'Service orders'],
      ['adopt', 'Deployment orders', 'Deployment orders-v1', 'DestinationRule orders', 'Service orders'],
      ['route', 'Deployment orders', 'Deployment orders-v1', 'DestinationRule orders', 'Service orders', 'VirtualService orders'],
      ['takeover', 'Deployment orders', 'Deployment orders-v1', 'DestinationRule orders', 'Service orders', 'VirtualService orders'],
      ['stable', 'Deployment orders-v1', 'DestinationRule orders', 'Service orders', 'VirtualService orders'],
    ]);
  });

  test('is routed to as a part of the Service first, so that no route moves a request by coming or going', () => {
    const service = besides({ chart: chart() });
    const destinations = ['route', 'takeover'].map(stage => ofKind(service, stage, 'VirtualService').orders.spec.http[0].route);
    const host = 'orders.shop.svc.cluster.local';
    expect(destinations).toEqual([[{ destination: { host, port: { number: 8080 } } }], [{ destination: { host, subset: 'v1', port: { number: 8080 } } }]]);
  });

  test('leaves the old Deployment as it is, but for a word to the rules while ours is beside it', () => {
    const service = besides({ chart: chart() });
    const [before, ...beside] = ['before', 'adopt', 'route', 'takeover'].map(stage => ofKind(service, stage, 'Deployment').orders);
    expect(before).toEqual({ ...running(chart()).toJson(), metadata: { name: 'orders', namespace: 'shop' } });
    for (const { metadata: { annotations, ...metadata }, ...rest } of beside) {
      expect(Object.keys(annotations)).toEqual(['cdk8s-canary.io/suppress']);
      expect({ ...rest, metadata }).toEqual(before);
    }
  });

  test('keeps what the old Deployment itself says to the rules', () => {
    const scope = chart();
    const old = running(scope);
    old.metadata.addAnnotation('cdk8s-canary.io/suppress', 'CC999: ours');
    const service = besides({ chart: scope, adopt: Adopt.deployment('orders', { manifest: old }) });
    const said = ['before', 'adopt'].map(stage => ofKind(service, stage, 'Deployment').orders.metadata.annotations['cdk8s-canary.io/suppress']);
    expect(said).toEqual(['CC999: ours', expect.stringMatching(/^CC999: ours; CC801: /)]);
  });

  test('comes before a release of any length', () => {
    expect(besides({ chart: chart(), canary, progress: Progress.ratio(10) }).stages().map(stage => stage.name)).toEqual(
      ['before', 'adopt', 'route', 'takeover', 'stable', 'deploy', '10%', '50%', '100%', 'finish']);
  });

  test('loses nothing on the way in and on the way out', () => {
    expect(problems(besides({ chart: chart(), canary }))).toEqual([]);
  });

  test('says what it does on purpose, with the reason', () => {
    const silenced = besides({ chart: chart() }).findings().filter(finding => finding.suppressed !== undefined);
    expect(silenced.map(({ code, stage, object }) => [code, stage, object.kind])).toEqual([['CC801', 'adopt', 'Deployment'], ['CC114', 'route', 'DestinationRule']]);
  });

  test('ends where a service without adoption starts', () => {
    const [scope, other] = [chart(), chart()];
    const adopted = besides({ chart: scope, progress: Progress.stage('stable') });
    const plain = new CanaryService(other, 'orders', { port: 8080, replicas: 2, stable: { version: 'v1', image: 'orders:1' } });
    expect(adopted.stages()[4].manifests).toEqual(plain.stages()[0].manifests);
    expect(scope.toJson()).toEqual(other.toJson());
  });

  test('the old one may be declared elsewhere', () => {
    const service = besides({ chart: chart(), adopt: Adopt.deployment('orders') });
    expect(outline(service).map(([stage, ...objects]) => [stage, objects.filter(one => one.startsWith('Deployment'))])).toEqual([
      ['before', []], ['adopt', ['Deployment orders-v1']], ['route', ['Deployment orders-v1']], ['takeover', ['Deployment orders-v1']], ['stable', ['Deployment orders-v1']],
    ]);
    expect(problems(service)).toEqual([]);
  });

  test('another kind of release starts the same way', () => {
    const scope = chart();
    const service = new StagedService(scope, 'orders', {
      port: 8080,
      replicas: 2,
      adopt: Adopt.deployment('orders', { manifest: running(scope) }),
      versions: [{ version: 'v1', image: 'orders:1' }, { version: 'v2', image: 'orders:2' }],
      plan: Plan.startingFrom('v1').stage('even', Split.weights({ v1: 1, v2: 1 })).finishWith('v2'),
    });
    expect(service.stages().map(stage => stage.name).slice(0, 5)).toEqual(['before', 'adopt', 'route', 'takeover', 'stable']);
    expect(problems(service)).toEqual([]);
  });
});

describe('the own manifest', () => {
  test('gets the label, then the subset, then the routes', () => {
    const service = labelled({ chart: chart(), progress: Progress.stage('before') });
    expect(outline(service)).toEqual([
      ['before', 'Deployment orders', 'Service orders'],
      ['label', 'Deployment orders', 'Service orders'],
      ['subset', 'Deployment orders', 'DestinationRule orders', 'Service orders'],
      ['stable', 'Deployment orders', 'DestinationRule orders', 'Service orders', 'VirtualService orders'],
    ]);
    expect(service.stages().map(stage => stage.manifests.find(one => one.kind === 'Deployment').spec.template.metadata.labels)).toEqual([
      { app: 'orders' }, { app: 'orders', version: 'v1' }, { app: 'orders', version: 'v1' }, { app: 'orders', version: 'v1' },
    ]);
  });

  test('keeps its selector and everything else', () => {
    const scope = chart();
    const before = running(chart()).toJson();
    const service = labelled({ chart: scope, progress: Progress.stage('stable') });
    expect(ofKind(service, 'before', 'Deployment').orders).toEqual({ ...before, metadata: { name: 'orders', namespace: 'shop' } });
    expect(ofKind(service, 'stable', 'Deployment').orders.spec.selector).toEqual(before.spec.selector);
  });

  test('is written as the stage has it, edits and patches included', () => {
    for (const [stage, labels] of [['before', { app: 'orders' }], ['label', { app: 'orders', version: 'v1' }]] as const) {
      const scope = chart();
      const service = labelled({ chart: scope, progress: Progress.stage(stage) });
      service.version('v1').workload!.addJsonPatch(JsonPatch.replace('/spec/replicas', 5));
      const written = scope.toJson().find(one => one.kind === 'Deployment');
      expect(written.spec.template.metadata.labels).toEqual(labels);
      expect(written).toEqual(ofKind(service, stage, 'Deployment').orders);
      expect(ofKind(service, 'stable', 'Deployment').orders.spec.replicas).toBe(5);
    }
  });

  test('loses nothing on the way in and on the way out', () => {
    expect(problems(labelled({ chart: chart(), canary }))).toEqual([]);
  });

  test('goes with the release that follows', () => {
    const service = labelled({ chart: chart(), canary });
    expect(outline(service).at(-1)).toEqual(['finish', 'Deployment orders-v2', 'DestinationRule orders', 'Service orders', 'VirtualService orders']);
  });

  test('label keys with a slash are labels too', () => {
    const service = labelled({ chart: chart(), versionLabel: 'shop.example.com/release', progress: Progress.stage('label') });
    expect(ofKind(service, 'label', 'Deployment').orders.spec.template.metadata.labels).toEqual({ 'app': 'orders', 'shop.example.com/release': 'v1' });
  });
});

describe('a gateway', () => {
  const exposure = [Exposure.gateway('public', { hosts: ['shop.example.com'], pathPrefix: '/orders' })];

  /** With the Gateway that the service is exposed on. */
  function exposed(build: (options: Options) => CanaryService): CanaryService {
    const scope = chart();
    new ApiObject(scope, 'gateway', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public' },
      spec: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }] },
    });
    return build({ chart: scope, canary, exposure });
  }

  test.each([['beside', besides], ['labelled', labelled]])('leads to the Service as a whole until the version has everything, and never goes: %s', (_, build) => {
    const service = exposed(build);
    expect(service.stages().map(stage => ofKind(service, stage.name, 'VirtualService')['orders-public'].spec.http[0].route[0].destination.subset)).toEqual(
      build === besides ? [undefined, undefined, undefined, 'v1', 'v1', 'v1', 'v1', 'v1', 'v2', 'v2'] : [undefined, undefined, undefined, 'v1', 'v1', 'v1', 'v1', 'v2', 'v2']);
    expect(problems(service)).toEqual([]);
  });

  test('is no route of the mesh', () => {
    expect(exposed(besides).stages().map(stage => stage.isRouted).slice(0, 3)).toEqual([false, false, true]);
  });
});

describe('where the adoption stands', () => {
  test('is `before` where nothing says it: nothing that runs changes', () => {
    expect(besides({ chart: chart(), canary }).stage).toBe('before');
    expect(labelled({ chart: chart() }).stage).toBe('before');
  });

  test('is said by the ratio parameter, with a release or without', () => {
    expect(besides({ chart: chart({ 'canary-ratio': 'orders@v1=adopt' }) }).stage).toBe('adopt');
    expect(besides({ chart: chart({ 'canary-ratio': 'orders@v1=route' }) }).stage).toBe('route');
    expect(besides({ chart: chart({ 'canary-ratio': 'orders@v2=10' }), canary }).stage).toBe('10%');
  });

  test('a stage says whether it is routed', () => {
    const stages = besides({ chart: chart() }).stages();
    expect(stages.map(({ isRouted, versions }) => [isRouted, versions.map(one => one.share)])).toEqual([[false, []], [false, ['0%']], [true, ['0%']], [true, ['100%']], [true, ['100%']]]);
  });
});

describe('a Service with a selector of its own', () => {
  const selector = { 'k8s-app': 'orders', 'tier': 'web' };

  test('keeps it, and our pods carry it', () => {
    const scope = chart();
    const service = besides({ chart: scope, selector, adopt: Adopt.deployment('orders', { manifest: running(scope, { labels: selector }) }), canary });
    expect(ofKind(service, '10%', 'Service').orders.spec.selector).toEqual(selector);
    const v2 = ofKind(service, '10%', 'Deployment')['orders-v2'].spec;
    expect(v2.selector.matchLabels).toEqual({ app: 'orders', version: 'v2' });
    expect(v2.template.metadata.labels).toMatchObject({ ...selector, app: 'orders', version: 'v2' });
    expect(problems(service)).toEqual([]);
  });

  test('says the app label\'s value, where it has the key', () => {
    const service = besides({ chart: chart(), adopt: Adopt.deployment('orders'), selector: { app: 'shop-orders' } });
    expect(ofKind(service, 'stable', 'Deployment')['orders-v1'].spec.selector.matchLabels).toEqual({ app: 'shop-orders', version: 'v1' });
  });

  test.each([
    [{}, 'selector is empty, a Service without one has no pods'],
    [{ version: 'v1' }, 'selector has the label "version", which tells versions apart'],
    [{ 'a b': 'c' }, 'selector is "a b", which is no label key'],
  ])('%j is refused', (bad, message) => {
    expect(() => besides({ chart: chart(), adopt: Adopt.deployment('orders'), selector: bad as { [key: string]: string } })).toThrow(message);
  });
});

describe('refused is', () => {
  const adopting = (given: Running, props: Partial<CanaryServiceProps> = {}, name = 'orders') => () => {
    const scope = chart();
    besides({ chart: scope, adopt: Adopt.deployment(name, { manifest: running(scope, given) }), ...props });
  };
  const labelling = (given: Running, props: Partial<CanaryServiceProps> = {}) => () => {
    const scope = chart();
    labelled({ chart: scope, adopt: Adopt.manifest(running(scope, given)), ...props });
  };

  test.each([
    ['pods that the Service does not select', adopting({ labels: { 'k8s-app': 'orders' } }),
      '[shop/orders] Deployment "orders" has pods with the labels {"k8s-app":"orders"}, the Service selects {"app":"orders"}'],
    ['fewer instances than serve now', adopting({ spec: { replicas: 9 } }), 'Deployment "orders" has 9 instances, version "v1" would take over with 2: say replicas: 9 or more'],
    ['a label on pods that are all taken down for it', labelling({ spec: { strategy: { type: 'Recreate' } } }), 'has the strategy Recreate: a new label would take all its pods down at once'],
    ['a name that does not fit the manifest', adopting({}, {}, 'other'), 'the manifest to adopt is Deployment "orders", allowed is the Deployment "other"'],
    ['a name that our own would have', () => besides({ chart: chart(), adopt: Adopt.deployment('orders-v1') }), 'Deployment "orders-v1" is to be adopted, and version "v1" would have the same name'],
    ['pods that have the version already', adopting({ labels: { app: 'orders', version: 'v1' } }), 'carry {"version":"v1"} already'],
    ['another namespace', adopting({ namespace: 'other' }), 'Deployment "orders" is in namespace "other", the service in "shop"'],
    ['an image beside the own manifest', labelling({}, { stable: { version: 'v1', image: 'orders:1' } }), 'version "v1" has an image, and Deployment "orders" is adopted as this version: leave it out'],
    ['a label beside a label', labelling({ labels: { app: 'orders', version: 'v0' } }), 'Deployment "orders" has pods with the label "version" already, "v0"'],
  ])('%s', (_, work, message) => {
    expect(work).toThrow(message);
  });
});
