// How much `check --before --after` costs beside parsing the same YAML with js-yaml alone: 1,000 services, 5,000 objects on each side.
// Both times are taken in turns in one run: first in this process, warmed up, then each in a process of its own, where Node starts, loads and compiles.
// Needs the compiled library: npx jsii
import { performance } from 'node:perf_hooks';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

const require = createRequire(import.meta.url);
const { dump, loadAll } = require('js-yaml');
const { main } = require(join(root, 'lib/cli/main.js'));

const SERVICES = 1000;
const WARM_UP = 5;
const ROUNDS = 11;
const PROCESSES = 5;
const LIMIT = 2;

const deployment = (name, version) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `${name}-${version}`, namespace: 'shop', labels: { app: name, version } },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: name, version } },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    template: {
      metadata: { labels: { app: name, version } },
      spec: {
        containers: [{
          name: 'main',
          image: `registry.example/${name}:${version}`,
          ports: [{ name: 'http', containerPort: 9080 }],
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
          readinessProbe: { httpGet: { path: '/ready', port: 9080 }, periodSeconds: 5, failureThreshold: 3 },
          securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        }],
      },
    },
  },
});

const service = (name, canaryWeight) => {
  const host = `${name}.shop.svc.cluster.local`;
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec: { selector: { app: name }, ports: [{ name: 'http', port: 9080, targetPort: 9080 }] } },
    deployment(name, 'v1'),
    deployment(name, 'v2'),
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name, namespace: 'shop' },
      spec: { host, subsets: ['v1', 'v2'].map(version => ({ name: version, labels: { version } })) },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name, namespace: 'shop' },
      spec: {
        hosts: [host],
        http: [{
          name: 'default',
          route: [['v1', 100 - canaryWeight], ['v2', canaryWeight]].map(([subset, weight]) => ({ destination: { host, subset, port: { number: 9080 } }, weight })),
          timeout: '3s',
          retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' },
        }],
      },
    },
  ];
};

const yamlOf = canaryWeight => Array.from({ length: SERVICES }, (_, index) => service(`service-${index}`, canaryWeight)).flat().map(object => dump(object)).join('---\n');

async function time(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-bench-'));
try {
  const texts = [yamlOf(10), yamlOf(50)];
  texts.forEach((text, index) => writeFileSync(join(folder, `${index}.yaml`), text));
  let [stdout, stderr] = ['', ''];
  // A new one for each round: a command remembers what it has parsed.
  const io = () => ({ stdout: text => stdout += text, stderr: text => stderr += text, stdin: async () => '', cwd: folder, env: {}, isTerminal: false, columns: 80 });
  const parsing = [];
  const checking = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const parsed = await time(() => texts.forEach(text => loadAll(text)));
    const checked = await time(async () => {
      if (await main(['check', '--before', '0.yaml', '--after', '1.yaml'], io()) === 2) {
        throw new Error(stderr);
      }
    });
    if (round >= WARM_UP) {
      parsing.push(parsed);
      checking.push(checked);
    }
  }
  const ratio = median(checking) / median(parsing);
  console.log(stdout.trim().split('\n').at(-1));
  console.log(`check of ${SERVICES} services before and after: ${ratio.toFixed(2)} times the parsing of their YAML (limit ${LIMIT})`);
  const parser = `const { loadAll } = require('js-yaml'); ['0.yaml', '1.yaml'].forEach(file => loadAll(require('fs').readFileSync(${JSON.stringify(folder)} + '/' + file, 'utf8')))`;
  const node = (...args) => {
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
    if (status !== 0) {
      throw new Error(`node ended with ${status}`);
    }
  };
  const alone = { parsing: [], checking: [] };
  for (let round = 0; round < PROCESSES; round++) {
    alone.parsing.push(await time(() => node('-e', parser)));
    alone.checking.push(await time(() => node('bin/cdk8s-canary', 'check', '--before', join(folder, '0.yaml'), '--after', join(folder, '1.yaml'))));
  }
  console.log(`the same, each in a process of its own: ${(median(alone.checking) / median(alone.parsing)).toFixed(2)} times (no limit)`);
  process.exitCode = ratio < LIMIT ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
