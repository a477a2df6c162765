import { State, allStages, stateAt } from './states';
import { Bookinfo } from '../../examples/bookinfo-canary/bookinfo';
import { checkManifests } from '../../src/rules/check';
import { Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';
import { evaluate } from '../../src/traffic/evaluate';
import { Caller } from '../../src/traffic/request';
import { schemaProblems } from '../schema';

const SERVICES = ['productpage', 'details', 'ratings', 'reviews'];
const SPLITS: [string, Record<string, string>][] = [
  ['stable', { v1: '100 %' }],
  ['deploy', { v1: '100 %' }],
  ['10%', { v1: '90 %', v2: '10 %' }],
  ['50%', { v1: '50 %', v2: '50 %' }],
  ['100%', { v2: '100 %' }],
  ['finish', { v2: '100 %' }],
];
const build = (app: ConstructorParameters<typeof Bookinfo>[0]) => new Bookinfo(app, 'bookinfo').reviews;
const productpage: Caller = { workload: { namespace: 'bookinfo', labels: { app: 'productpage', version: 'v1' } } };
const gateway: Caller = { gateway: 'bookinfo/bookinfo-gateway' };

const states = new Map<string, State>();

beforeAll(() => {
  for (const one of [...allStages(build), stateAt(build, '37')]) {
    states.set(one.name, one);
  }
});

function state(name: string): State {
  return states.get(name)!;
}

/** What is wrong or doubtful. */
function serious(findings: readonly { code: string; severity: Severity; message: string }[]): string[] {
  return findings.filter(finding => finding.severity !== Severity.INFO).map(({ code, message }) => `${code} ${message}`);
}

function answers(name: string, from: Caller, host: string, path = '/'): Record<string, string> {
  const { kind, destinations, status } = evaluate(state(name).set, { from, host, path });
  expect([kind, status, destinations.map(one => one.problem)]).toEqual(['route', 200, destinations.map(() => undefined)]);
  return Object.fromEntries(destinations.map(({ subset, share }) => [subset, `${Number(share.toNumber() * 100)} %`]));
}

test('the stages are those of a canary with the steps 10, 50, 100', () => {
  expect([...states.keys()]).toEqual([...SPLITS.map(([name]) => name), '37%']);
});

describe.each([...SPLITS, ['37%', { v1: '63 %', v2: '37 %' }] as const])('at %s', (name, split) => {
  test('all four services are there with their routes, behind a gateway', () => {
    const has = (kind: string) => state(name).manifests.filter(one => one.kind === kind).map(one => one.metadata.name);
    expect(has('Service').sort()).toEqual([...SERVICES].sort());
    expect(has('DestinationRule').sort()).toEqual([...SERVICES].sort());
    expect(has('VirtualService').sort()).toEqual([...SERVICES, 'productpage-bookinfo-gateway'].sort());
    expect(has('Gateway')).toEqual(['bookinfo-gateway']);
    expect(has('Deployment').filter((one: string) => !one.startsWith('reviews')).sort()).toEqual(['details-v1', 'productpage-v1', 'ratings-v1']);
  });

  test('callers in the mesh get the split of the stage', () => {
    expect(answers(name, productpage, 'reviews')).toEqual(split);
    expect(answers(name, productpage, 'reviews.bookinfo.svc.cluster.local:9080', '/reviews/0')).toEqual(split);
  });

  test('the other services are answered by v1, productpage also from outside', () => {
    expect(['details', 'ratings', 'productpage'].map(host => answers(name, productpage, host))).toEqual([{ v1: '100 %' }, { v1: '100 %' }, { v1: '100 %' }]);
    expect(answers(name, gateway, 'bookinfo.example.com', '/productpage')).toEqual({ v1: '100 %' });
  });

  test('the rules find nothing', () => {
    expect(serious(checkManifests(state(name).set))).toEqual([]);
    expect(serious(state(name).service.findings())).toEqual([]);
  });

  test('pods run as a user other than root, with a root file system that is read-only or a writable /tmp on a volume', () => {
    const deployments = state(name).manifests.filter(one => one.kind === 'Deployment');
    for (const { spec: { template: { spec } } } of deployments) {
      const [{ securityContext, volumeMounts }] = spec.containers;
      expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, privileged: false, allowPrivilegeEscalation: false });
      const mount = volumeMounts.find((one: any) => one.mountPath === '/tmp');
      expect(mount.readOnly ?? false).toBe(false);
      expect(spec.volumes.find((one: any) => one.name === mount.name).emptyDir).toBeDefined();
    }
  });
});

test('every object passes the official schema', () => {
  expect(schemaProblems([...states.values()].flatMap(one => one.manifests))).toEqual([]);
});

test('every step between neighbours is safe, forward and back', () => {
  const names = SPLITS.map(([name]) => name);
  for (const [index, name] of names.entries()) {
    for (const other of [names[index - 1], names[index + 1]].filter(one => one !== undefined)) {
      expect([name, other, serious(checkStep(state(name).set, state(other).set, { replicas: 3 }))]).toEqual([name, other, []]);
    }
  }
});

test('while both versions are up, any jump is safe', () => {
  const names = ['deploy', '10%', '37%', '50%', '100%'];
  const jumps = names.flatMap(from => names.filter(to => to !== from).map((to): [string, string] => [from, to]));
  expect(jumps.map(([from, to]) => [from, to, serious(checkStep(state(from).set, state(to).set, { replicas: 3 }))])).toEqual(jumps.map(([from, to]) => [from, to, []]));
});

test.each([['stable', '10%'], ['50%', 'finish'], ['stable', 'finish'], ['finish', 'deploy']])('the rules do say what leaving out stages would cost: %s to %s', (from, to) => {
  expect(serious(checkStep(state(from).set, state(to).set))).not.toEqual([]);
});

test('ratings fails on purpose where that is asked for', () => {
  const faulty = stateAt(app => new Bookinfo(app, 'bookinfo', { faultyRatings: true }).reviews, 'stable');
  expect(evaluate(faulty.set, { from: productpage, host: 'ratings' }).fault?.abort).toMatchObject({ percent: 10, httpStatus: 503 });
  expect(evaluate(state('stable').set, { from: productpage, host: 'ratings' }).fault).toBeUndefined();
});
