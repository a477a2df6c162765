import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { CanaryService } from '../../src/constructs/canary-service';
import { Synthesis } from '../../src/constructs/synthesis';

function appWith(charts: number, servicesEach: number, props: object = {}): App {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'canary-')), ...props });
  for (let chart = 0; chart < charts; chart++) {
    const scope = new Chart(app, `chart-${chart}`, { namespace: `ns-${chart}` });
    for (let service = 0; service < servicesEach; service++) {
      new CanaryService(scope, `svc-${service}`, { port: 80, stable: { version: 'v1', image: 'a:1' }, canary: { version: 'v2', image: 'a:2' } });
    }
  }
  return app;
}

describe('the check of plans at synthesis', () => {
  const apps: App[] = [];
  const build = (...args: Parameters<typeof appWith>): App => {
    const app = appWith(...args);
    apps.push(app);
    return app;
  };
  afterAll(() => apps.forEach(app => rmSync(app.outdir, { recursive: true, force: true })));

  test.each([
    ['a file per chart', YamlOutputType.FILE_PER_CHART],
    ['a file per app', YamlOutputType.FILE_PER_APP],
    ['a file per resource', YamlOutputType.FILE_PER_RESOURCE],
    ['a folder per chart', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE],
  ])('looks at each plan once, although cdk8s validates the whole app for every chart: %s', (_, yamlOutputType) => {
    const app = build(5, 2, { yamlOutputType });
    app.synth();
    // Ten services, and the index of other objects that they share.
    expect(Synthesis.of(app).computed).toBe(11);
  });

  test('looks again in the next synthesis, whose plan may be another', () => {
    const app = build(2, 1);
    app.synth();
    const once = Synthesis.of(app).computed;
    app.synth();
    expect(Synthesis.of(app).computed).toBe(2 * once);
  });

  test('looks again when a chart is synthesized by itself after an edit', () => {
    const app = build(1, 1);
    const chart = app.node.findChild('chart-0') as Chart;
    const service = chart.node.findChild('svc-0') as CanaryService;
    expect(() => Testing.synth(chart)).not.toThrow();
    service.version('v2').deployment.metadata.addLabel('touched', 'yes');
    const before = Synthesis.of(app).computed;
    Testing.synth(chart);
    expect(Synthesis.of(app).computed).toBeGreaterThan(before);
  });

  test('grows with the services, not with the charts times the services', () => {
    const small = build(3, 3);
    const large = build(6, 3);
    small.synth();
    large.synth();
    expect(Synthesis.of(large).computed - 1).toBe(2 * (Synthesis.of(small).computed - 1));
  });

  test('stops the synthesis at an error that a later edit makes, and writes nothing', () => {
    const app = build(1, 1);
    const service = app.node.findChild('chart-0').node.findChild('svc-0') as CanaryService;
    service.route.virtualService.addJsonPatch(JsonPatch.add('/spec/http/0/timeout', 5));
    expect(() => app.synth()).toThrow(/svc-0.*stage stable/s);
    expect(readdirSync(app.outdir)).toEqual([]);
  });
});
