import { Chart, Testing, Yaml } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { CanaryService, CanaryServiceProps, Capacity, Exposure, Match, Progress, ReleasedServiceProps, Spread, VersionProps } from '../../src';

type Shared = Omit<ReleasedServiceProps, 'progress'>;

/** What is written at a stage, as text. */
function written(shared: Shared, stage: string, versions: Pick<CanaryServiceProps, 'stable' | 'canary' | 'audience'>): string {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new CanaryService(chart, 'orders', { ...shared, ...versions, progress: Progress.stage(stage) });
  return Yaml.stringify(...chart.apiObjects.map(object => object.toJson()));
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const word = fc.stringMatching(/^[a-z]{1,6}$/);

const block = fc.record({
  image: word.map(name => `registry.example.com/orders:${name}`),
  replicas: optional(fc.integer({ min: 2, max: 9 })),
  container: optional(fc.record({ envVariables: fc.dictionary(word, word.map(value => EnvValue.fromValue(value)), { maxKeys: 2 }) })),
  autoscaling: optional(fc.record({ maxReplicas: fc.integer({ min: 9, max: 20 }), cpuUtilization: fc.integer({ min: 1, max: 99 }) })),
  files: optional(fc.dictionary(word.map(name => `/etc/orders/${name}`), word, { maxKeys: 2 })),
  settings: optional(fc.dictionary(word, word, { maxKeys: 2 })),
  secrets: optional(fc.uniqueArray(word, { maxLength: 2 })),
});

const shared: fc.Arbitrary<Shared> = fc.record({
  port: fc.constantFrom(80, 8080),
  replicas: fc.integer({ min: 2, max: 9 }),
  capacity: optional(fc.constantFrom(Capacity.byShare({ minReplicas: 2 }), Capacity.byShare({ minReplicas: 2, audiencePart: 50 }))),
  autoscaling: optional(fc.constant({ maxReplicas: 30 })),
  disruptionBudget: optional(fc.constantFrom({ maxUnavailable: 1 }, { minAvailable: 1 })),
  spread: optional(fc.constant([Spread.zones()])),
  exposure: optional(fc.constant([Exposure.gateway('infra/public', { hosts: ['shop.example.com'], pathPrefix: '/orders' })])),
  versionLabel: optional(fc.constantFrom('release', 'shop.example.com/version')),
  appLabel: optional(fc.constantFrom('k8s-app', 'app.kubernetes.io/name')),
});

const audience = optional(fc.constant<Match[]>([Match.header('x-tester').present()]));

test.each([
  ['new names', ['v1', 'v2', 'v3']],
  ['two names in turn', ['v1', 'v2', 'v1']],
  ['names that are no DNS labels', ['1.4.0', '1.5.0', '1.6.0']],
])('the end of a release is the start of the next, byte for byte: %s', (_, [first, second, third]) => {
  fc.assert(fc.property(shared, block, block, block, audience, (all, one, two, three, scope) => {
    const version = (name: string, own: Omit<VersionProps, 'version'>): VersionProps => ({ version: name, ...own });
    const ended = written(all, 'finish', { stable: version(first, one), canary: version(second, two), audience: scope });
    expect(written(all, 'stable', { stable: version(second, two) })).toBe(ended);
    expect(written(all, 'stable', { stable: version(second, two), canary: version(third, three) })).toBe(ended);
  }), { numRuns: 25 });
});

test('what one version says of itself shows in no other', () => {
  fc.assert(fc.property(shared, block, block, (all, one, two) => {
    const objects = (canary: Omit<VersionProps, 'version'>): string[] => written({ ...all, capacity: undefined }, 'deploy', {
      stable: { version: 'v1', ...one }, canary: { version: 'v2', ...canary },
    }).split('---\n').filter(text => /\n {2}name: orders-v1(-|\n)/.test(text));
    expect(objects(two)).toEqual(objects({ image: 'orders:2' }));
  }), { numRuns: 25 });
});
