import { ApiObject, Chart, Testing } from 'cdk8s';
import fc from 'fast-check';
import {
  ABTestService, Adopt, BatchService, BlueGreenService, CanaryService, Capacity, Match, Plan, ReleasedService, ReleasedServiceProps, Severity, Split, Spread,
  StagedService, VersionProps, Workload,
} from '../../src';

const open = (service: ReleasedService): string[] => service.findings()
  .filter(({ severity, suppressed }) => severity !== Severity.INFO && suppressed === undefined)
  .map(({ stage, code, message }) => `${stage}: ${code} ${message}`);

const chart = (): Chart => new Chart(Testing.app(), 'shop', { namespace: 'shop' });

function deployment(scope: Chart, name: string, labels: { [key: string]: string }): ApiObject {
  return new ApiObject(scope, `running-${name}`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { replicas: 4, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name, image: `${name}:1` }] } } },
  });
}

type Common = Omit<ReleasedServiceProps, 'progress'>;
type Make = (scope: Chart, common: Common, old: VersionProps, next: VersionProps) => ReleasedService;

const testers = [Match.header('x-tester').present()];
const KINDS: [string, Make][] = [
  ['a canary', (scope, common, stable, canary) => new CanaryService(scope, 'orders', { ...common, stable, canary })],
  ['a canary with an audience', (scope, common, stable, canary) => new CanaryService(scope, 'orders', { ...common, stable, canary, audience: testers })],
  ['blue/green', (scope, common, blue, green) => new BlueGreenService(scope, 'orders', { ...common, blue, green, preview: testers })],
  ['an A/B test', (scope, common, a, b) => new ABTestService(scope, 'orders', { ...common, a, b, audience: testers, split: 50 })],
  ['groups of instances', (scope, common, stable, canary) => new BatchService(scope, 'orders', { ...common, stable, canary, groupSize: 2 })],
  ['a plan of one\'s own', (scope, common, old, next) => new StagedService(scope, 'orders', {
    ...common, versions: [old, next], plan: Plan.startingFrom('v1').stage('even', Split.weights({ v1: 1, v2: 1 })).finishWith('v2'),
  })],
];

const v1: VersionProps = { version: 'v1', image: 'orders:1' };
const v2: VersionProps = { version: 'v2', image: 'orders:2' };

describe.each(KINDS)('%s', (_, make) => {
  const common: Common = { port: 8080, replicas: 4 };

  test('takes in a Deployment that one of ours replaces', () => {
    const scope = chart();
    const service = make(scope, { ...common, adopt: Adopt.deployment('orders', { manifest: deployment(scope, 'orders', { app: 'orders' }) }) }, v1, v2);
    expect(service.stage).toBe('before');
    expect(open(service)).toEqual([]);
  });

  test('takes in a Deployment that stays', () => {
    const scope = chart();
    const service = make(scope, { ...common, adopt: Adopt.manifest(deployment(scope, 'orders', { app: 'orders' })) }, { version: 'v1' }, v2);
    expect(open(service)).toEqual([]);
  });

  test('has everything that hangs on versions, without a finding', () => {
    const service = make(chart(), { ...common, autoscaling: { maxReplicas: 9 }, disruptionBudget: { maxUnavailable: 1 }, spread: [Spread.zones()] },
      { ...v1, settings: { A: '1' } }, { ...v2, files: { '/etc/orders/a': 'b' }, settings: { A: '2' } });
    expect(open(service)).toEqual([]);
  });

  test('works with Deployments of others', () => {
    const scope = chart();
    const given = (version: string): VersionProps => ({ version, workload: Workload.of(deployment(scope, `helm-${version}`, { app: 'orders', version })) });
    expect(open(make(scope, common, given('v1'), given('v2')))).toEqual([]);
  });
});

test('capacity by share with autoscalers is without a finding, whatever the steps and the audience', () => {
  const cases = fc.record({
    replicas: fc.integer({ min: 1, max: 40 }),
    steps: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }).map(list => list.sort((a, b) => a - b)),
    audience: fc.boolean(),
    audiencePart: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    autoscaled: fc.boolean(),
  });
  fc.assert(fc.property(cases, ({ replicas, steps, audience, audiencePart, autoscaled }) => {
    const service = new CanaryService(chart(), 'orders', {
      port: 8080,
      replicas,
      stable: v1,
      canary: v2,
      steps,
      audience: audience ? testers : undefined,
      capacity: Capacity.byShare({ audiencePart }),
      autoscaling: autoscaled ? { maxReplicas: 50 } : undefined,
    });
    expect(open(service)).toEqual([]);
    expect(service.capacityReport().flatMap(({ versions }) => versions).filter(({ headRoom }) => headRoom < 0)).toEqual([]);
  }), { numRuns: 30 });
});
