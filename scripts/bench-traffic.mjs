// What asking the manifests costs beside JSON.parse of the same bytes, both in one run: loading 1,000 services, one request against ten routes, and the same request among 10, 100 and 1,000 services.
// Needs the compiled library: npx jsii
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from './install.mjs';

const require = createRequire(import.meta.url);
const { Inventory } = require(join(root, 'lib/mesh/inventory.js'));
const { evaluate } = require(join(root, 'lib/traffic/evaluate.js'));

const SERVICES = 1000;
const ROUTES = 10;
const REPEATS = 2000;

const deployment = (name, namespace, version) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `${name}-${version}`, namespace, labels: { app: name, version } },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: name, version } },
    template: { metadata: { labels: { app: name, version } }, spec: { containers: [{ name: 'main', image: `registry.example/${name}:${version}`, ports: [{ containerPort: 8080 }] }] } },
  },
});

/** A service with two versions and ten routes, none of them with a regex. */
function service(index) {
  const name = `service-${index}`;
  const namespace = `team-${index % 20}`;
  const host = `${name}.${namespace}.svc.cluster.local`;
  const to = (subset, weight) => ({ destination: { host, subset }, ...(weight === undefined ? {} : { weight }) });
  const special = Array.from({ length: ROUTES - 1 }, (_, route) => ({
    name: `special-${route}`, match: [{ headers: { [`x-special-${route}`]: { exact: `value-${route}` } }, uri: { prefix: `/path-${route}` } }], route: [to('v2')],
  }));
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] } },
    deployment(name, namespace, 'v1'),
    deployment(name, namespace, 'v2'),
    { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name, namespace }, spec: { host, subsets: ['v1', 'v2'].map(version => ({ name: version, labels: { version } })) } },
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, namespace }, spec: { hosts: [host], http: [...special, { name: 'default', route: [to('v1', 90), to('v2', 10)] }] } },
  ];
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians of two kinds of work, taken in turns, in microseconds a piece; the first rounds warm up. */
function compare(one, other, repeats, rounds = 15) {
  const times = [[], []];
  for (let round = 0; round < rounds + 3; round++) {
    [one, other].forEach((work, index) => {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; repeat++) {
        work();
      }
      if (round >= 3) {
        times[index].push((performance.now() - start) * 1000 / repeats);
      }
    });
  }
  return times.map(median);
}

let isSlow = false;

function report(what, [work, beside], limit) {
  isSlow ||= work / beside >= limit;
  console.log(`${what}: ${(work / beside).toFixed(2)} times (limit ${limit}); ${work.toFixed(1)} and ${beside.toFixed(1)} us`);
}

const all = Array.from({ length: SERVICES }, (_, index) => service(index)).flat();
const text = JSON.stringify(all);
const parsed = JSON.parse(text);
report(`loading ${SERVICES} services beside JSON.parse of their ${(text.length / 1e6).toFixed(1)} MB`, compare(() => Inventory.of(parsed), () => JSON.parse(text), 1), 1);

const request = {
  from: { workload: { namespace: 'elsewhere', labels: { app: 'caller', version: 'v1' } } },
  host: 'service-7.team-7.svc.cluster.local',
  port: 80,
  path: '/path-5/items?page=2',
  headers: { 'user-agent': 'bench', 'x-special-8': 'other', 'accept': '*/*' },
};

/** All that a test or the command line looks at. */
function ask(set) {
  const result = evaluate(set, request);
  return result.kind === 'route' && result.status === 200 && result.destinations.length === 2 && result.upstreamPath === request.path;
}

const set = Inventory.of(parsed);
if (!ask(set)) {
  throw new Error('the request went elsewhere');
}
const rules = JSON.stringify(all.find(object => object.kind === 'VirtualService' && object.metadata.name === 'service-7'));
report(`one request against ${ROUTES} routes beside JSON.parse of their VirtualService`, compare(() => ask(set), () => JSON.parse(rules), REPEATS), 1);

const few = Inventory.of(parsed.slice(0, 50));
report(`one request among ${SERVICES} services beside one among 10`, compare(() => ask(set), () => ask(few), REPEATS), 1.5);
process.exitCode = isSlow ? 1 : 0;
