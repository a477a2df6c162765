import { App, Chart } from 'cdk8s';
import { EnvValue, ImagePullPolicy, Probe } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { Capacity, CanaryService, CanaryServiceProps, Match, Progress, ReleaseStage, VersionProps } from '../../src';
import { Ratio } from '../../src/model/ratio';
import { versionOf } from '../../src/model/version';

const RUNS = { numRuns: 60 };

const names = fc.uniqueArray(
  fc.oneof(fc.constantFrom('v1', 'v2', 'v3', '1.4.0', '2', '10', 'v2-beta', 'Release_7'), fc.stringMatching(/^[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,8}[a-zA-Z0-9])?$/)),
  { minLength: 3, maxLength: 3, selector: name => versionOf(name).id },
);
const ratio = fc.oneof(
  fc.integer({ min: 1, max: 99 }),
  fc.integer({ min: 1, max: 999 }).map(tenths => `${tenths / 10}%`),
  fc.integer({ min: 2, max: 50 }).chain(denominator => fc.integer({ min: 1, max: denominator - 1 }).map(numerator => `${numerator}/${denominator}`)),
);
const steps = fc.uniqueArray(ratio, { minLength: 1, maxLength: 5, selector: one => String(Ratio.parse(one)) })
  .map(list => [...list].sort((left, right) => Ratio.parse(left).compare(Ratio.parse(right))));
const replicas = fc.integer({ min: 1, max: 40 });
const settings = fc.record({
  envVariables: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('1', '2').map(value => EnvValue.fromValue(value))),
  command: fc.array(fc.constantFrom('serve', '--fast'), { maxLength: 2 }),
  imagePullPolicy: fc.constantFrom(ImagePullPolicy.ALWAYS, ImagePullPolicy.IF_NOT_PRESENT),
  readiness: fc.constantFrom(Probe.fromTcpSocket({ port: 80 }), Probe.fromHttpGet('/ready', { port: 80 })),
}, { requiredKeys: [] });

const release = fc.record({
  versions: names.chain(([one, two, three]) => fc.tuple(block(one), block(two), block(three))),
  shared: settings,
  steps,
  replicas,
  byShare: fc.boolean(),
  audience: fc.boolean(),
});
type Release = typeof release extends fc.Arbitrary<infer T> ? T : never;

function block(version: string): fc.Arbitrary<VersionProps> {
  return fc.record({ version: fc.constant(version), image: fc.constant(`app:${version}`), replicas, container: settings }, { requiredKeys: ['version', 'image'] });
}

function propsOf({ versions: [stable, canary], shared, steps: given, replicas: count, byShare, audience }: Release): CanaryServiceProps {
  return {
    port: 80,
    replicas: count,
    container: shared,
    stable,
    canary,
    steps: given,
    capacity: byShare ? Capacity.byShare() : Capacity.full(),
    audience: audience ? [Match.header('x-tester').present()] : undefined,
  };
}

function build(props: CanaryServiceProps): { app: App; service: CanaryService } {
  const app = new App();
  return { app, service: new CanaryService(new Chart(app, 'shop', { namespace: 'shop' }), 'app', { progress: Progress.stage('stable'), ...props }) };
}

/** What a stage's manifests say, read off the objects alone. */
class Seen {
  public readonly deployments: Map<string, any>;
  public readonly subsets: Map<string, any>;
  public readonly routes: any[];

  constructor(stage: ReleaseStage) {
    const ofKind = (kind: string) => stage.manifests.filter(one => one.kind === kind);
    this.deployments = new Map(ofKind('Deployment').map(one => [one.spec.selector.matchLabels.version, one]));
    this.subsets = new Map(ofKind('DestinationRule')[0].spec.subsets.map((subset: any) => [subset.name, subset]));
    this.routes = ofKind('VirtualService').flatMap(one => one.spec.http);
  }

  /** The greatest share that a version may get, by its subset's name. */
  public get shares(): Map<string, Ratio> {
    const shares = new Map<string, Ratio>();
    for (const { route } of this.routes) {
      const total = route.reduce((sum: number, one: any) => sum + (one.weight ?? 100), 0);
      for (const { destination: { subset }, weight = 100 } of route) {
        const share = Ratio.of(weight, total);
        shares.set(subset, share.max(shares.get(subset) ?? Ratio.ZERO));
      }
    }
    return shares;
  }

  public instancesOf(subset: string): number {
    return this.deployments.get(this.subsets.get(subset).labels.version)?.spec.replicas ?? 0;
  }
}

function check(property: (release: Release, service: CanaryService, stages: Seen[]) => void): void {
  fc.assert(fc.property(release, one => {
    const { service } = build(propsOf(one));
    property(one, service, service.stages().map(stage => new Seen(stage)));
  }), RUNS);
}

/** Neighbours, forward and back: going back is the same plan in reverse. */
function transitions(stages: Seen[]): [Seen, Seen][] {
  return stages.slice(1).flatMap((after, index): [Seen, Seen][] => [[stages[index], after], [after, stages[index]]]);
}

test('weights are whole numbers and carry the ratio of their stage exactly', () => {
  check((one, service, stages) => service.stages().forEach(({ ratio: said, rules }, index) => {
    for (const { route } of stages[index].routes) {
      const weights = route.flatMap((entry: any) => entry.weight === undefined ? [] : [entry.weight]);
      expect(weights.every((weight: number) => Number.isInteger(weight) && weight > 0)).toBe(true);
      expect(weights).toHaveLength(route.length > 1 ? route.length : 0);
    }
    if (said !== undefined && rules.length === (one.audience && said !== '0%' ? 1 : 0)) {
      const canary = versionOf(one.versions[1].version).id;
      expect(stages[index].shares.get(canary) ?? Ratio.ZERO).toEqual(Ratio.parse(said));
    }
  }));
});

test('every subset that gets requests was there in the stage before, with instances enough for its share', () => {
  check((one, _service, stages) => {
    const sizes = new Map(one.versions.map(({ version, replicas: own }) => [versionOf(version).id, own ?? one.replicas]));
    for (const [before, after] of transitions(stages)) {
      for (const [subset, share] of after.shares) {
        expect(before.subsets.has(subset)).toBe(true);
        expect(after.subsets.has(subset)).toBe(true);
        expect(before.instancesOf(subset)).toBeGreaterThanOrEqual(share.ceilOf(sizes.get(subset)!));
        expect(after.instancesOf(subset)).toBeGreaterThanOrEqual(share.ceilOf(sizes.get(subset)!));
      }
    }
  });
});

test('what is removed got no requests in the stage before', () => {
  check((_one, _service, stages) => {
    for (const [before, after] of transitions(stages)) {
      const gone = [...before.subsets.keys()].filter(subset => !after.subsets.has(subset));
      expect(gone.filter(subset => before.shares.has(subset))).toEqual([]);
      const down = [...before.deployments.keys()].filter(version => !after.deployments.has(version));
      expect(down.map(version => versionOf(version).id)).toEqual(gone);
    }
  });
});

test('no selector and no subset\'s labels ever change', () => {
  check((_one, service) => {
    const fixed = new Map<string, string>();
    const isFixed = (key: string, value: unknown) => {
      expect(JSON.stringify(value)).toBe(fixed.get(key) ?? JSON.stringify(value));
      fixed.set(key, JSON.stringify(value));
    };
    for (const { manifests } of service.stages()) {
      for (const { kind, metadata, spec } of manifests) {
        isFixed(`${kind} ${metadata.name}`, spec.selector);
        (spec.subsets ?? []).forEach((subset: any) => isFixed(`subset ${subset.name}`, subset.labels));
      }
    }
    expect(fixed.size).toBeGreaterThan(4);
  });
});

test('a version\'s pods never change along the plan, or they would restart', () => {
  check((_one, _service, stages) => {
    const templates = new Map<string, string>();
    for (const [version, { spec }] of stages.flatMap(stage => [...stage.deployments])) {
      expect(JSON.stringify(spec.template)).toBe(templates.get(version) ?? JSON.stringify(spec.template));
      templates.set(version, JSON.stringify(spec.template));
    }
    expect(templates.size).toBe(2);
  });
});

test('the same input gives the same bytes', () => {
  fc.assert(fc.property(release, ratio, (one, at) => {
    const props = { ...propsOf(one), progress: Progress.ratio(at) };
    expect(build(props).app.synthYaml()).toBe(build(props).app.synthYaml());
  }), { numRuns: 10 });
});

test('the end of one release is the start of the next, byte for byte', () => {
  fc.assert(fc.property(release, one => {
    const props = propsOf(one);
    const [, second, third] = one.versions;
    const end = build({ ...props, progress: Progress.stage('finish') }).app.synthYaml();
    expect(build({ ...props, stable: second, canary: third, progress: Progress.stage('stable') }).app.synthYaml()).toBe(end);
    expect(build({ ...props, stable: second, canary: undefined, progress: Progress.stage('stable') }).app.synthYaml()).toBe(end);
  }), { numRuns: 20 });
});

test('any ratio is a state that its neighbours in the plan are ready for', () => {
  fc.assert(fc.property(release, ratio, (one, at) => {
    const { service } = build({ ...propsOf(one), progress: Progress.ratio(at) });
    expect(service.findings().filter(finding => finding.severity !== 'info')).toEqual([]);
  }), { numRuns: 15 });
});
