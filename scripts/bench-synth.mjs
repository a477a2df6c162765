// What the library adds to a synthesis: N canary services, against the same objects written with plain cdk8s and cdk8s-plus, in one chart.
// Prints ratios taken in one run; `node scripts/bench-synth.mjs [services] [charts]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { install, root } from './install.mjs';

install();
compile();
const require = createRequire(join(root, 'package.json'));
const { App, ApiObject, Chart } = require('cdk8s');
const { Deployment, LabelSelector } = require('cdk8s-plus-27');
const { CanaryService, Progress } = require(join(root, 'lib/index.js'));

const services = Number(process.argv[2] ?? 1000);
const charts = Number(process.argv[3] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'canary-bench-'));

function timed(build) {
  global.gc?.();
  const start = process.hrtime.bigint();
  const app = new App({ outdir: folder });
  for (let chart = 0; chart < charts; chart++) {
    const scope = new Chart(app, `chart-${chart}`, { namespace: `ns-${chart}` });
    for (let index = 0; index < services / charts; index++) {
      build(scope, `svc-${index}`, `svc-${index}.ns-${chart}.svc.cluster.local`);
    }
  }
  app.synth();
  return Number(process.hrtime.bigint() - start);
}

const ours = (scope, name) => new CanaryService(scope, name, {
  port: 80, replicas: 3, stable: { version: 'v1', image: 'a:1' }, canary: { version: 'v2', image: 'a:2' }, progress: Progress.ratio(10),
});

function plain(scope, name, host) {
  const labels = { app: name };
  new ApiObject(scope, `${name}-service`, { apiVersion: 'v1', kind: 'Service', metadata: { name, labels }, spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 80 }] } });
  for (const version of ['v1', 'v2']) {
    const own = { app: name, version };
    const deployment = new Deployment(scope, `${name}-${version}`, {
      metadata: { name: `${name}-${version}`, labels: own }, podMetadata: { labels: own }, select: false, replicas: 3, containers: [{ name, image: `a:${version}`, portNumber: 80 }],
    });
    deployment.select(LabelSelector.of({ labels: own }));
  }
  const destination = subset => ({ destination: { host, subset, port: { number: 80 } } });
  new ApiObject(scope, `${name}-rule`, { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name, labels }, spec: { host, subsets: ['v1', 'v2'].map(v => ({ name: v, labels: { version: v } })) } });
  new ApiObject(scope, `${name}-routes`, {
    apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, labels },
    spec: { hosts: [host], http: [{ name: 'default', route: [{ ...destination('v1'), weight: 90 }, { ...destination('v2'), weight: 10 }] }] },
  });
}

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
timed(plain); timed(ours);
const pairs = [1, 2, 3].map(() => ({ plain: timed(plain), ours: timed(ours) }));
console.log(`synthesis of ${services} canary services in ${charts} chart(s), plan checked: ${median(pairs.map(pair => pair.ours / pair.plain)).toFixed(2)} times that of the same objects in plain cdk8s`);
rmSync(folder, { recursive: true, force: true });
