import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { CanaryService, ManifestRules, Manifests, Progress, Severity, Traffic } from '../../src';

const broken = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selector: { app: 'a' }, ports: [{ port: 70000 }] } }];
const service = (port: number) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selector: { app: 'a' }, ports: [{ name: 'http', port }] } });

function app(progress: Progress = Progress.stage('stable')): { chart: Chart; reviews: CanaryService } {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  return { chart, reviews: new CanaryService(chart, 'reviews', { port: 80, stable: { version: 'v1', image: 'a:1' }, canary: { version: 'v2', image: 'a:2' }, progress }) };
}

describe('manifests of any origin', () => {
  test('are asked by themselves', () => {
    const errors = Manifests.of(broken).check().filter(({ severity }) => severity === Severity.ERROR);
    expect(errors).toEqual([expect.objectContaining({ object: { apiVersion: 'v1', kind: 'Service', namespace: 'default', name: 'a' }, field: 'spec.ports[0].port' })]);
    expect(Manifests.of(broken, { defaultNamespace: 'shop' }).check()[0].object.namespace).toBe('shop');
  });

  test('are asked about the step to others', () => {
    const { reviews } = app();
    const [stable, , tenth] = reviews.stages().map(({ manifests }) => Manifests.of(manifests));
    expect(stable.checkStep(tenth).filter(({ severity }) => severity === Severity.ERROR).map(({ code }) => code)).not.toEqual([]);
    const deploy = Manifests.of(reviews.stages()[1].manifests);
    expect(stable.checkStep(deploy)).toEqual([]);
    expect(deploy.checkStep(tenth)).toEqual([]);
  });

  test('come from a chart or from a whole app', () => {
    const { chart } = app();
    expect(Manifests.fromChart(chart).check()).toEqual([]);
    expect(Manifests.fromApp(chart.node.root as App).check()).toEqual([]);
  });

  test('have findings that are known and wanted, with a reason', () => {
    const [found] = Manifests.of(broken).check();
    const [marked] = Manifests.of(broken).check({ suppress: [{ code: found.code, reason: 'a test' }] });
    expect(marked).toEqual({ ...found, suppressed: 'a test' });
  });
});

describe('the rules as a validation', () => {
  const plain = (manifest: any, name = 'shop') => {
    const chart = new Chart(Testing.app(), name);
    new ApiObject(chart, 'object', manifest);
    return chart;
  };

  test('stop the synthesis of a chart that no construct of ours is in', () => {
    const chart = plain(broken[0]);
    ManifestRules.of(chart);
    expect(() => Testing.synth(chart)).toThrow(/Service a: .*70000/);
  });

  test('let pass what is sound, and what is known and wanted', () => {
    const sound = plain(service(80));
    expect(ManifestRules.of(sound).findings().filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
    expect(() => Testing.synth(sound)).not.toThrow();
    const wanted = plain(broken[0]);
    const codes = [...new Set(Manifests.of(broken).check().map(({ code }) => code))];
    ManifestRules.of(wanted, { suppress: codes.map(code => ({ code, reason: 'a test' })) });
    expect(() => Testing.synth(wanted)).not.toThrow();
  });

  test('are of one chart, and know the rest of the app', () => {
    const { chart, reviews } = app();
    const other = new Chart(chart.node.root, 'other', { namespace: 'other' });
    new ApiObject(other, 'broken', broken[0] as any);
    const route = new ApiObject(chart, 'edge', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'edge' },
      spec: { hosts: ['edge.example.com'], http: [{ route: [{ destination: { host: reviews.host, subset: 'v9' } }] }] },
    });
    const errors = ManifestRules.of(chart).findings().filter(({ severity }) => severity === Severity.ERROR);
    expect(errors.map(({ object }) => object.name)).toEqual([route.name]);
  });

  test('stop at less than errors where that is asked for', () => {
    const unnamed = { ...service(80), spec: { type: 'ExternalName', externalName: 'a.example.com', selector: { app: 'a' } } };
    const chart = plain(unnamed);
    ManifestRules.of(chart, { failOn: Severity.WARNING });
    expect(Manifests.of([unnamed]).check().filter(({ severity }) => severity === Severity.ERROR)).toEqual([]);
    expect(() => Testing.synth(chart)).toThrow(/Service a/);
  });
});

describe('traffic at another stage', () => {
  test('is asked with the rest of the app as it is', () => {
    const { chart, reviews } = app();
    Traffic.fromChart(chart).request({ host: reviews.host }).reaches('v1');
    Traffic.atStage(reviews, '10%').request({ host: reviews.host }).splits({ v1: 90, v2: 10 });
    Traffic.atStage(reviews, 'finish').request({ host: reviews.host }).reaches('v2');
    expect(reviews.stage).toBe('stable');
  });

  test('is refused for a stage that there is not', () => {
    const { reviews } = app();
    expect(() => Traffic.atStage(reviews, 'beta')).toThrow('[shop/reviews] stage is "beta", allowed is "stable", "deploy", "10%", "50%", "100%" or "finish"');
  });
});
