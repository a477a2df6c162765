import { join } from 'node:path';
import { assert, property, record, constantFrom, integer, boolean, array, option } from 'fast-check';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Finding, Severity } from '../../src/rules/finding';
import { evaluate } from '../../src/traffic/evaluate';
import { TrafficResult } from '../../src/traffic/result';
import { questionOf } from '../conformance/question';
import { readRecords } from '../conformance/record';
import { objectsOf } from '../conformance/record-objects';

/** Live pods tell here which labels there are; rules look at the workloads above them, whose labels added at run time they take for unknown. */
const NOT_YET: readonly string[] = ['labels-003', 'labels-005'];

const ROOT = join(__dirname, '../../conformance');

/** What trace calls failing of a request that a route takes, in words. */
function failuresOf({ destinations, taken }: TrafficResult): string[] {
  return taken === undefined ? [] : destinations.flatMap(({ problem, host, subset, share }) => problem === undefined ? [] : [`${share.toPercent()} to ${host} ${subset ?? ''}: ${problem}`]);
}

/** What check says of the objects that took a request, at warning or above. */
function alarmsOf(set: Inventory): Finding[] {
  return checkManifests(set).filter(({ severity }) => severity !== Severity.INFO);
}

/** Failures of requests about whose route, or what stands behind it, check says nothing. */
function unnamed(set: Inventory, results: readonly TrafficResult[]): string[] {
  const alarms = results.some(result => failuresOf(result).length > 0) ? alarmsOf(set) : [];
  return results.filter(({ taken, destinations }) => {
    const behind = destinations.flatMap(({ known, destinationRule }) => [known?.object, ...destinationRule?.objects ?? []]);
    const involved = new Set([taken?.rule.object, ...behind].map(object => `${object?.kind} ${object?.namespace}/${object?.name}`));
    return !alarms.some(({ object, related = [] }) => [object, ...related].some(({ kind, namespace, name }) => involved.has(`${kind} ${namespace}/${name}`)));
  }).flatMap(failuresOf);
}

test.each(['routing', 'gateway-api', 'mesh'])('what trace calls failing, check names: every record of conformance/%s', folder => {
  const failing = readRecords(join(ROOT, folder)).map(given => {
    const set = Inventory.of(objectsOf(given));
    return [given.id, unnamed(set, given.requests.map(entry => evaluate(set, questionOf(entry))))] as const;
  });
  expect(failing.filter(([id, left]) => left.length > 0 !== NOT_YET.includes(id))).toEqual([]);
  expect(failing.length).toBeGreaterThan(50);
});

const VERSIONS = ['v1', 'v2', 'v3'] as const;

/** A set of manifests about one Service: some of it wrong. */
const shop = record({
  portName: constantFrom('http', 'grpc-api', 'tcp-db', undefined, 'web'),
  port: constantFrom(80, 8080, 3306),
  running: array(record({ version: constantFrom(...VERSIONS), replicas: integer({ min: 0, max: 3 }) }), { minLength: 1, maxLength: 3 }),
  kind: constantFrom('Deployment', 'StatefulSet', 'Rollout', 'CloneSet'),
  ruleHost: constantFrom('web', '*.shop.svc.cluster.local', '*.local', 'web.shop.svc.cluster.local', undefined),
  narrower: boolean(),
  subsets: array(constantFrom(...VERSIONS), { maxLength: 3 }),
  sends: array(record({
    subset: option(constantFrom(...VERSIONS), { nil: undefined }), weight: integer({ min: 0, max: 100 }), port: constantFrom(undefined, 80, 8080), host: constantFrom('web', 'web', 'other', 'wab'),
  }), { minLength: 1, maxLength: 3 }),
  exportTo: constantFrom(undefined, ['.'], ['*']),
  otherPort: constantFrom(80, 8080),
});

type Shop = typeof shop extends { generate(...args: never[]): { value: infer V } } ? V : never;

function manifests(given: Shop): object[] {
  const metadata = (name: string): object => ({ name, namespace: 'shop' });
  const service = (name: string, ports: object[]): object => ({ apiVersion: 'v1', kind: 'Service', metadata: metadata(name), spec: { selector: { app: name }, ports } });
  const pods = (name: string, kind: string, labels: object, replicas: number): object => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: metadata(name),
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'web:1' }] } } },
  });
  const rule = (name: string, spec: object): object => ({ apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: metadata(name), spec });
  const running = new Map(given.running.map(each => [each.version, each.replicas]));
  return [
    service('web', [{ port: given.port, ...given.portName !== undefined && { name: given.portName } }]),
    service('other', [{ port: given.otherPort, name: 'http' }]),
    pods('other', 'Deployment', { app: 'other' }, 1),
    ...[...running].map(([version, replicas]) => pods(`web-${version}`, given.kind, { app: 'web', version }, replicas)),
    ...given.ruleHost === undefined ? [] : [rule('web', {
      host: given.ruleHost,
      ...given.exportTo !== undefined && { exportTo: given.exportTo },
      subsets: [...new Set(given.subsets)].map(version => ({ name: version, labels: { version } })),
    })],
    ...given.narrower ? [rule('narrower', { host: 'web.shop.svc.cluster.local', trafficPolicy: { connectionPool: { tcp: { maxConnections: 10 } } } })] : [],
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: metadata('web'),
      spec: {
        hosts: ['web'],
        http: [{
          route: given.sends.map(({ host, subset, port, weight }) => ({
            destination: { host, ...subset !== undefined && { subset }, ...port !== undefined && { port: { number: port } } },
            weight,
          })),
        }],
      },
    },
  ];
}

/** Rules whose errors are about what requests meet now. */
const OF_REQUESTS = new Set(['CC102', 'CC104', 'CC108', 'CC110', 'CC113']);

/** What callers of two namespaces get from the host that the set is about. */
function answers(set: Inventory, port: number): TrafficResult[] {
  return ['shop', 'elsewhere'].map(namespace => evaluate(set, { host: 'web.shop.svc.cluster.local', port, from: { workload: { namespace } } }));
}

test('what trace calls failing, check names, and what check calls an error, trace shows: made-up sets', () => {
  const seen = { failing: 0, errors: 0, all: 0 };
  assert(property(shop, given => {
    const set = Inventory.of(manifests(given));
    const results = answers(set, given.port);
    const isFailing = results.some(result => failuresOf(result).length > 0);
    const errors = alarmsOf(set).filter(({ code, severity }) => severity === Severity.ERROR && OF_REQUESTS.has(code));
    seen.all++;
    seen.failing += isFailing ? 1 : 0;
    seen.errors += errors.length > 0 ? 1 : 0;
    expect(unnamed(set, results)).toEqual([]);
    // On a port that is not HTTP the routes do not hold, which is an error of its own.
    const holds = results.some(({ taken }) => taken !== undefined);
    expect(holds && !isFailing ? errors.map(({ code, message }) => `${code} ${message}`) : []).toEqual([]);
  }), { numRuns: 2000 });
  expect(Math.min(seen.failing, seen.errors) / seen.all).toBeGreaterThan(0.05);
});
