import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { Registered, run, valueOf } from './engine';
import { TWINS } from './twins';
import { BatchService, Before, CanaryService, CanaryServiceArgs, Capacity, Exposure, Progress } from '../../src/pulumi';

const before = Before.unknown();
const v1 = { version: 'v1', image: 'reviews:1' };
const v2 = { version: 'v2', image: 'reviews:2' };
const v3 = { version: 'v3', image: 'reviews:3' };

function reviews(args: Partial<CanaryServiceArgs> = {}, options?: pulumi.ComponentResourceOptions): CanaryService {
  return new CanaryService('reviews', { namespace: 'shop', port: 9080, replicas: 3, stable: v1, canary: v2, before, ...args }, options);
}

const STAGES = ['stable', 'deploy', '10%', '50%', '100%', 'finish'];

async function objectsAt(stage: string, args: Partial<CanaryServiceArgs> = {}, options?: pulumi.ComponentResourceOptions): Promise<readonly Registered[]> {
  const { objects, errors } = await run(() => reviews({ progress: Progress._text(stage, 'test'), ...args }, options));
  expect(errors).toEqual([]);
  return objects;
}

function named(objects: readonly Registered[], kind: string, name: string): Registered {
  return objects.find(object => object.type.endsWith(`:${kind}`) && object.name === name)!;
}

const idsOf = (objects: readonly Registered[]): Map<string, string> => new Map(objects.map(({ urn, inputs }) => [`${inputs.kind} ${inputs.metadata.name}`, urn]));

describe('logical names', () => {
  test.each(TWINS)('of $name are the same in all stages', async ({ program }) => {
    const { value } = await run(() => program(Progress.stage('stable')));
    const seen = new Map<string, string>();
    for (const { name } of value.plan) {
      const { objects } = await run(() => program(Progress.stage(name)));
      for (const [id, urn] of idsOf(objects)) {
        expect(seen.get(id) ?? urn).toBe(urn);
        seen.set(id, urn);
      }
    }
    expect(new Set(seen.values()).size).toBe(seen.size);
  });

  test('stay as they are when the next release begins: nothing is created, changed or gone', async () => {
    const last = await objectsAt('finish');
    const next = await objectsAt('stable', { stable: v2, canary: v3 });
    const shown = (objects: readonly Registered[]) => objects.map(({ urn, inputs, dependencies }) => ({ urn, inputs, dependencies }));
    expect(shown(next)).toEqual(shown(last));
  });
});

describe('names of a component and of its service', () => {
  test('may differ: logical names are below the component\'s', async () => {
    const { objects } = await run(() => new CanaryService('web', {
      name: 'shop-reviews',
      port: 9080,
      stable: v1,
      canary: v2,
      before,
      progress: Progress.ratio(10),
      exposure: [Exposure.gateway('infra/public', { hosts: ['shop.example.com'] }), Exposure.gateway('infra/partners', { hosts: ['partners.example.com'], name: 'partners' })],
    }));
    expect(objects.map(({ name, inputs }) => [name, inputs.metadata.name])).toEqual([
      ['web', 'shop-reviews'], ['web-v1', 'shop-reviews-v1'], ['web-v2', 'shop-reviews-v2'], ['web', 'shop-reviews'],
      ['web', 'shop-reviews'], ['web-public', 'shop-reviews-public'], ['web-partners', 'partners'],
    ]);
  });

  test('of several components keep apart', async () => {
    const { objects, registered, errors } = await run(() => ['reviews', 'ratings'].map(name => new CanaryService(name, { port: 9080, stable: v1 })));
    expect(errors).toEqual([]);
    expect(objects).toHaveLength(8);
    expect(new Set(registered.map(({ urn }) => urn)).size).toBe(registered.length);
  });
});

describe('a preview', () => {
  test('of 10% to 50% changes the VirtualService alone', async () => {
    const [ten, fifty] = [await objectsAt('10%'), await objectsAt('50%')];
    const changed = fifty.filter(object => JSON.stringify(object) !== JSON.stringify(ten.find(({ urn }) => urn === object.urn)));
    expect(changed.map(({ type, name }) => `${type} ${name}`)).toEqual(['kubernetes:networking.istio.io/v1:VirtualService reviews']);
    expect(fifty.length).toBe(ten.length);
  });

  test('registers what the update does, though the image is known only then', async () => {
    const program = () => reviews({ canary: { ...v2, image: new k8s.core.v1.ConfigMap('built', { data: { image: 'reviews:2' } }).data.apply(data => data.image) }, progress: Progress.ratio(10) });
    const [preview, update] = [await run(program, { preview: true }), await run(program)];
    expect(preview.errors).toEqual([]);
    expect(preview.objects.map(({ urn }) => urn)).toEqual(update.objects.map(({ urn }) => urn));
  });
});

describe('order', () => {
  test('routes come after subsets, those after the Service and the Deployments of all versions that are there', async () => {
    const objects = await objectsAt('10%');
    const urn = (kind: string, name: string): string => named(objects, kind, name).urn;
    const up = [urn('Deployment', 'reviews-v1'), urn('Deployment', 'reviews-v2'), urn('Service', 'reviews')].sort();
    expect(named(objects, 'DestinationRule', 'reviews').dependencies).toEqual(up);
    expect(named(objects, 'VirtualService', 'reviews').dependencies).toEqual([...up, urn('DestinationRule', 'reviews')].sort());
  });

  test('a Service and its pods start together: the provider waits for a Service until it has pods', async () => {
    const objects = await objectsAt('10%');
    expect(['Service', 'Deployment'].map(kind => objects.filter(({ type }) => type.endsWith(`:${kind}`)).flatMap(({ dependencies }) => dependencies))).toEqual([[], []]);
  });

  test('a version waits for its own settings, its autoscaler for the version', async () => {
    const objects = await objectsAt('10%', { stable: { ...v1, settings: { A: '1' } }, autoscaling: { maxReplicas: 5 } });
    expect(named(objects, 'Deployment', 'reviews-v1').dependencies).toEqual([named(objects, 'ConfigMap', 'reviews-v1-settings').urn]);
    expect(named(objects, 'Deployment', 'reviews-v2').dependencies).toEqual([]);
    expect(named(objects, 'HorizontalPodAutoscaler', 'reviews-v2').dependencies).toEqual([named(objects, 'Deployment', 'reviews-v2').urn]);
  });
});

describe('what serves is protected', () => {
  const EXPECTED = [
    ['stable', { v1: true }],
    ['deploy', { v1: true, v2: false }],
    ['10%', { v1: true, v2: true }],
    ['50%', { v1: true, v2: true }],
    ['100%', { v1: false, v2: true }],
    ['finish', { v2: true }],
  ] as const;

  test.each(EXPECTED)('at %s: %j', async (stage, versions) => {
    const objects = await objectsAt(stage);
    const ofKind = (kind: string) => objects.filter(({ type }) => type.endsWith(`:${kind}`));
    expect(Object.fromEntries(ofKind('Deployment').map(({ name, protect }) => [name.slice('reviews-'.length), protect]))).toEqual(versions);
    expect(['Service', 'DestinationRule', 'VirtualService'].map(kind => ofKind(kind).map(({ protect }) => protect))).toEqual([[true], [true], [true]]);
  });

  test('unless the program says otherwise of the whole component', async () => {
    expect((await objectsAt('10%', {}, { protect: false })).map(({ protect }) => protect)).not.toContain(true);
    expect((await objectsAt('deploy', {}, { protect: true })).map(({ protect }) => protect)).not.toContain(false);
  });
});

describe('options', () => {
  test('ignoreChanges, transformations, aliases and dependsOn reach every object', async () => {
    const seen: string[] = [];
    const { objects, registered, errors } = await run(() => {
      const first = new k8s.core.v1.Namespace('first', {});
      return reviews({ progress: Progress.ratio(10) }, {
        dependsOn: first,
        ignoreChanges: ['metadata.annotations'],
        aliases: [{ name: 'reviews-of-old' }],
        transformations: [({ type, props, opts }) => {
          seen.push(type);
          return { props: { ...props, touched: true }, opts };
        }],
      });
    });
    const [first, ...others] = objects;
    expect(errors).toEqual([]);
    expect(others).toHaveLength(5);
    for (const { dependencies, ignoreChanges, inputs } of others) {
      expect(dependencies).toContain(first.urn);
      expect(ignoreChanges).toEqual(['metadata.annotations']);
      expect(inputs.touched).toBe(true);
    }
    const component = registered.find(({ type }) => type === 'cdk8s-canary:index:CanaryService')!;
    expect(component.dependencies).toContain(first.urn);
    // The engine makes those of children of it.
    expect(component.aliases).toEqual(['reviews-of-old']);
    expect(seen).toContain('kubernetes:networking.istio.io/v1:VirtualService');
  });

  test('a provider is every object\'s, a parent is the component\'s', async () => {
    const { objects, registered } = await run(() => {
      const provider = new k8s.Provider('cluster', {});
      const parent = new pulumi.ComponentResource('shop:index:Shop', 'shop');
      return reviews({}, { parent, provider });
    });
    expect(objects.every(({ provider }) => provider.startsWith('urn:pulumi:dev::shop::pulumi:providers:kubernetes::cluster'))).toBe(true);
    expect(registered.map(({ urn }) => urn)).toContain('urn:pulumi:dev::shop::shop:index:Shop$cdk8s-canary:index:CanaryService::reviews');
  });
});

describe('Inputs', () => {
  test('a secret stays a secret: as an image, in the environment and in annotations', async () => {
    const objects = await objectsAt('10%', {
      canary: { ...v2, image: pulumi.secret('registry.example.com/reviews:2'), container: { env: [{ name: 'TOKEN', value: pulumi.secret('t0ken') }] } },
      podTemplate: { metadata: { annotations: { owner: pulumi.secret('shop') } } },
    });
    const { secrets, inputs } = named(objects, 'Deployment', 'reviews-v2');
    expect(secrets).toEqual(['spec.template.metadata.annotations.owner', 'spec.template.spec.containers[0].env[0].value', 'spec.template.spec.containers[0].image']);
    expect(inputs.spec.template.spec.containers[0].image).toBe('registry.example.com/reviews:2');
    expect(named(objects, 'VirtualService', 'reviews').secrets).toEqual([]);
  });

  test('may be Outputs and promises wherever they decide on no object', async () => {
    const objects = await objectsAt('10%', {
      podTemplate: {
        spec: {
          containers: [{ name: 'reviews', env: pulumi.output([{ name: 'A', value: 'all' }, { name: 'B', value: 'all' }]), resources: pulumi.output({ requests: { cpu: '1' } }) }],
          securityContext: pulumi.output({ fsGroup: 7 }),
        },
      },
      canary: { ...v2, image: Promise.resolve('reviews:2'), container: { env: [{ name: 'B', value: pulumi.output('own') }, { name: 'C', value: 'own' }] } },
    });
    const { spec } = named(objects, 'Deployment', 'reviews-v2').inputs.spec.template;
    expect(spec.securityContext).toEqual({ runAsNonRoot: true, fsGroup: 7 });
    expect(spec.containers[0]).toMatchObject({
      image: 'reviews:2',
      resources: { requests: { cpu: '1' } },
      env: [{ name: 'A', value: 'all' }, { name: 'B', value: 'own' }, { name: 'C', value: 'own' }],
    });
  });

  test('a namespace of the same program is in every object and in hosts', async () => {
    const { objects, value } = await run(() => reviews({ namespace: new k8s.core.v1.Namespace('ns', { metadata: { name: 'shop-dev' } }).metadata.name, progress: Progress.ratio(10) }));
    const host = 'reviews.shop-dev.svc.cluster.local';
    expect(objects.slice(1).map(({ inputs }) => inputs.metadata.namespace)).toEqual(Array(5).fill('shop-dev'));
    expect(await valueOf(value.host)).toBe(host);
    expect(named(objects, 'DestinationRule', 'reviews').inputs.spec.host).toBe(host);
    expect(named(objects, 'VirtualService', 'reviews').inputs.spec.http[0].route[0].destination.host).toBe(host);
  });

  test.each<[string, any]>([
    ['replicas', { replicas: pulumi.output(3) }],
    ['port', { port: pulumi.output(9080) }],
    ['steps[0]', { steps: [pulumi.output(10)] }],
    ['canary', { canary: pulumi.output(v2) }],
    ['canary.version', { canary: { ...v2, version: pulumi.output('v2') } }],
    ['stable.settings.A', { stable: { ...v1, settings: { A: pulumi.output('1') } } }],
    ['progress', { progress: pulumi.output(Progress.ratio(10)) }],
    ['versionLabel', { versionLabel: Promise.resolve('release') }],
  ])('an Output is refused with a reason where it decides which objects there are: %s', async (path, args) => {
    await expect(run(() => reviews(args))).rejects.toThrow(
      `[reviews] ${path} is an Output or a promise, allowed is a plain value: it decides which objects there are, and that is known before anything is applied`);
  });

  test.each<[string, any]>([
    ['podTemplate', { podTemplate: pulumi.output({}) }],
    ['podTemplate.spec', { podTemplate: { spec: pulumi.output({}) } }],
    ['podTemplate.spec.containers', { podTemplate: { spec: { containers: pulumi.output([]) } } }],
    ['podTemplate.spec.containers[0]', { podTemplate: { spec: { containers: [pulumi.output({})] } } }],
    ['podTemplate.metadata.labels', { podTemplate: { metadata: { labels: pulumi.output({}) } } }],
    ['container of version "v2"', { canary: { ...v2, container: pulumi.output({}) } }],
  ])('an Output is refused where something goes into it: %s', async (path, args) => {
    await expect(run(() => reviews(args))).rejects.toThrow(`[reviews] ${path} is an Output or a promise, allowed is a plain`);
  });

  test('nothing that was passed is changed', async () => {
    const podTemplate = { metadata: { labels: { team: 'a' } }, spec: { containers: [{ name: 'reviews', env: [{ name: 'A', value: '1' }] }, { name: 'proxy', image: 'proxy:1' }] } };
    const copy = structuredClone(podTemplate);
    await run(() => reviews({ podTemplate, canary: { ...v2, container: { env: [{ name: 'A', value: '2' }] } }, progress: Progress.ratio(10) }));
    expect(podTemplate).toEqual(copy);
  });
});

describe('what a program may ask', () => {
  test('stage and plan are plain, release says where it stands', async () => {
    const { value } = await run(() => reviews({ progress: Progress.ratio(10) }));
    expect(value.stage).toBe('10%');
    expect(value.plan.map(({ name }) => name)).toEqual(STAGES);
    expect(value.plan[2]).toEqual({
      name: '10%', ratio: '10%', isRouted: true, rules: [], versions: [{ version: 'v1', instances: 3, share: '90%' }, { version: 'v2', instances: 3, share: '10%' }],
    });
    expect(await valueOf(value.release)).toEqual({
      service: 'reviews',
      stage: '10%',
      canary: 'v2',
      versions: [{ version: 'v1', instances: 3, share: '90%' }, { version: 'v2', instances: 3, share: '10%' }],
      labels: { app: 'reviews', version: '<version>' },
    });
  });

  test('resources are found by version', async () => {
    const { value } = await run(() => reviews({ progress: Progress.ratio(10), autoscaling: { maxReplicas: 5 }, disruptionBudget: { maxUnavailable: 1 }, stable: { ...v1, settings: { A: '1' } } }));
    const names = async (resources: { [version: string]: { metadata: pulumi.Output<{ name: string }> } }) =>
      Object.fromEntries(await Promise.all(Object.entries(resources).map(async ([version, { metadata }]) => [version, (await valueOf(metadata)).name])));
    expect(await names(value.resources.deployments)).toEqual({ v1: 'reviews-v1', v2: 'reviews-v2' });
    expect(await names(value.resources.autoscalers)).toEqual({ v1: 'reviews-v1', v2: 'reviews-v2' });
    expect(await names(value.resources.disruptionBudgets)).toEqual({ v1: 'reviews-v1', v2: 'reviews-v2' });
    expect(Object.keys(value.resources.configMaps)).toEqual(['v1']);
    expect((await valueOf(value.resources.virtualServices[0].metadata)).name).toBe('reviews');
  });

  test('without a mesh there are no routes', async () => {
    const { value, objects, errors } = await run(() => new BatchService('reviews', { port: 9080, stable: v1, canary: v2, mesh: false, progress: Progress.stage('beta'), before }));
    expect(errors).toEqual([]);
    expect([value.resources.destinationRule, value.resources.virtualServices]).toEqual([undefined, []]);
    expect(objects.map(({ name }) => name)).toEqual(['reviews', 'reviews-v1', 'reviews-v2']);
  });
});

describe('arguments are checked before anything is registered', () => {
  test.each<[string, Partial<CanaryServiceArgs>, RegExp]>([
    ['an image among what all share', { podTemplate: { spec: { containers: [{ name: 'reviews', image: 'reviews:1' }] } } }, /podTemplate.spec.containers\[0\] has an image, it belongs to each version/],
    ['a routing of the constructs', { routing: {} } as any, /routing is a prop of the constructs, in a Pulumi program it is mesh: false of BatchService/],
    ['metadata of the constructs', { serviceMetadata: {} } as any, /serviceMetadata is a prop of the constructs/],
    ['a version without an image', { canary: { version: 'v2' } as any }, /image of version "v2" is undefined, it needs one/],
    ['a label of pods that tells versions', { podTemplate: { metadata: { labels: { version: 'x' } } } }, /pod.labels has the key "version"/],
    ['an argument of a wrong type', { replicas: '3' as any }, /replicas is "3"/],
    ['an argument that is none, with what was meant', { stepz: [10] } as any, /stepz.*steps/],
    ['one of a version', { canary: { ...v2, replica: 3 } as any }, /replica.*replicas/],
    ['a prop that the constructs alone have', { container: {} } as any, /container is a prop of the constructs, in a Pulumi program it is podTemplate/],
    ['a version whose pods others declare', { canary: { ...v2, workload: {} } as any }, /version "v2" has a workload/],
    ['two mounts at one path', { stable: { ...v1, files: { '/etc/a': '1' }, secretMounts: { '/etc/a': 'b' } } }, /two mounts at "\/etc\/a"/],
    ['a plan that a limit cannot hold', { capacity: Capacity.byShare({ maxTotal: 2 }) }, /capacity is at most 2 instances/],
    ['what a rule says of the objects', { podTemplate: { spec: { containers: [{ name: 'reviews', volumeMounts: [{ name: 'nowhere', mountPath: '/x' }] }] } } }, /stage stable: Deployment reviews-v1: .*nowhere.*CC\d{3}/],
  ])('%s', async (_, args, message) => {
    const error = await run(() => reviews(args)).catch(thrown => thrown);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^\[reviews\] /);
    expect(pulumi.RunError.isInstance(error)).toBe(true);
  });
});
