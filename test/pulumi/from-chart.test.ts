import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { ConfigMap, Deployment, Secret } from 'cdk8s-plus-27';
import { Registered, run } from './engine';
import { TWINS } from './twins';
import { Bookinfo } from '../../examples/bookinfo-canary/bookinfo';
import { CanaryService } from '../../src';
import { fromChart } from '../../src/pulumi';

function bookinfo(): Chart {
  const app = new App();
  app.node.setContext('canary-ratio', 'reviews@v2=10%');
  return new Bookinfo(app, 'bookinfo');
}

function shop(build: (chart: Chart) => void): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  build(chart);
  return chart;
}

/** Names of what an object waits for, as `kind name`. */
function waitsFor(objects: readonly Registered[], kind: string, name: string): string[] {
  const byUrn = new Map(objects.map(object => [object.urn, `${object.inputs.kind} ${object.inputs.metadata.name}`]));
  const object = objects.find(({ inputs }) => inputs.kind === kind && inputs.metadata.name === name)!;
  return object.dependencies.flatMap(urn => byUrn.get(urn) ?? []).sort();
}

describe('a chart as resources', () => {
  test('each object is a resource, as it is', async () => {
    const { objects, errors } = await run(() => fromChart('bookinfo', bookinfo()));
    const byId = (manifests: readonly any[]) => new Map(manifests.map(one => [`${one.kind} ${one.metadata.name}`, JSON.parse(JSON.stringify(one))]));
    expect(errors).toEqual([]);
    expect(byId(objects.map(({ inputs }) => inputs))).toEqual(byId(bookinfo().toJson()));
    expect(objects.find(({ inputs }) => inputs.kind === 'Gateway')).toMatchObject({ type: 'kubernetes:networking.istio.io/v1:Gateway', name: 'bookinfo:bookinfo/bookinfo-gateway' });
    expect(objects.find(({ inputs }) => inputs.kind === 'Namespace')).toMatchObject({ type: 'kubernetes:core/v1:Namespace', name: 'bookinfo:bookinfo/bookinfo' });
  });

  test('in the order of kinds and references', async () => {
    const { objects } = await run(() => fromChart('bookinfo', bookinfo()));
    expect(waitsFor(objects, 'Deployment', 'reviews-v2')).toEqual(['Namespace bookinfo']);
    expect(waitsFor(objects, 'DestinationRule', 'reviews')).toEqual(['Deployment reviews-v1', 'Deployment reviews-v2', 'Namespace bookinfo', 'Service reviews']);
    expect(waitsFor(objects, 'VirtualService', 'productpage-bookinfo-gateway')).toEqual([
      'Deployment productpage-v1', 'DestinationRule productpage', 'Gateway bookinfo-gateway', 'Namespace bookinfo', 'Service productpage',
    ]);
  });

  test('what a pod reads is there before it, and the definition of a kind before its objects', async () => {
    const { objects } = await run(() => fromChart('shop', shop(chart => {
      new ApiObject(chart, 'cr', { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'one' } });
      new ApiObject(chart, 'crd', { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'widgets.example.com' }, spec: { group: 'example.com', names: { kind: 'Widget' } } });
      const deployment = new Deployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ image: 'web:1' }] });
      deployment.containers[0].env.addVariable('A', { value: undefined, valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } });
      new ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { a: '1' } });
    })));
    expect(waitsFor(objects, 'Deployment', 'web')).toEqual(['ConfigMap settings']);
    expect(waitsFor(objects, 'Widget', 'one')).toEqual(['CustomResourceDefinition widgets.example.com']);
  });

  test('what the program says of dependencies wins', async () => {
    const { objects } = await run(() => fromChart('shop', shop(chart => {
      const settings = new ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { web: '1' } });
      const web = new ApiObject(chart, 'web', { apiVersion: 'example.com/v1', kind: 'Web', metadata: { name: 'web' }, spec: { settings: 'settings' } });
      settings.node.addDependency(web);
    })));
    expect(waitsFor(objects, 'ConfigMap', 'settings')).toEqual(['Web web']);
    expect(waitsFor(objects, 'Web', 'web')).toEqual([]);
  });

  test('a Secret is a secret', async () => {
    const { objects } = await run(() => fromChart('shop', shop(chart => {
      new Secret(chart, 'token', { metadata: { name: 'token' }, stringData: { token: 't0ken' } });
      new ApiObject(chart, 'old', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'old' }, data: { a: 'YQ==' } });
    })));
    expect(objects.map(({ inputs, secrets }) => [inputs.metadata.name, secrets])).toEqual([['token', ['stringData']], ['old', ['data']]]);
  });

  test('options are those of a component', async () => {
    const { objects, value } = await run(() => {
      const provider = new k8s.Provider('cluster', {});
      return fromChart('bookinfo', bookinfo(), {
        provider,
        protect: true,
        transformations: [({ props, opts }) => ({ props: { ...props, metadata: { ...props.metadata, annotations: { team: 'shop' } } }, opts })],
      });
    });
    expect(objects.every(({ inputs, protect, provider }) => inputs.metadata.annotations.team === 'shop' && protect && provider.includes('cluster'))).toBe(true);
    expect(value.resource('Deployment', 'reviews-v2')).toBeInstanceOf(k8s.apps.v1.Deployment);
    expect(value.resource('Namespace', 'bookinfo')).toBeInstanceOf(k8s.core.v1.Namespace);
    expect(() => value.resource('Deployment', 'reviews-v3')).toThrow(/there is no Deployment "reviews-v3", known are .*Deployment bookinfo\/reviews-v1/);
  });
});

describe('before anything is registered', () => {
  test('the app is validated', async () => {
    const registered: string[] = [];
    const program = () => fromChart('shop', shop(chart => {
      new CanaryService(chart, 'reviews', { port: 9080, stable: { version: 'v1', image: 'reviews:1' } });
      chart.node.addValidation({ validate: () => ['the shop is closed'] });
    }), { transformations: [({ type }) => void registered.push(type)] });
    const error = await run(program).catch(thrown => thrown);
    expect(error.message).toBe('[shop] [shop] the shop is closed');
    expect(pulumi.RunError.isInstance(error)).toBe(true);
    expect(registered).toEqual([]);
  });

  test('an object without a name is refused', async () => {
    const chart = new Chart(new App(), 'c');
    new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job' }).addJsonPatch(JsonPatch.remove('/metadata/name'));
    await expect(run(() => fromChart('c', chart))).rejects.toThrow('[c] Job at c/job has no name, a resource needs one');
  });
});

test.each(TWINS)('$name goes through as a chart, too', async ({ chart }) => {
  const app = new App();
  const service = chart(app);
  const { objects, errors } = await run(() => fromChart('chart', Chart.of(service)));
  expect(errors).toEqual([]);
  expect(objects).toHaveLength(Chart.of(service).toJson().length);
});
