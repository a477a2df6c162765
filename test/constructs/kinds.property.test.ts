import * as fc from 'fast-check';
import { abTest, batch, blueGreen, problems, staged } from './kinds';
import { Match, Plan, ReleasedService, Routing, Severity, Split, VersionProps } from '../../src';
import { Inventory } from '../../src/mesh/inventory';
import { checkStep } from '../../src/steps/check';

/** A kind of release from one version to the next; the last one goes on from there. */
type Kind = (from: VersionProps, to: VersionProps | undefined, replicas: number) => ReleasedService;

const testers = [Match.header('x-tester').present()];
const kinds: [string, Kind][] = [
  ['blue/green', (blue, green, replicas) => blueGreen({ blue, green, replicas, preview: testers })],
  ['A/B test', (a, b, replicas) => abTest({ a, b, replicas, audience: testers, split: 30, sticky: { cookie: 'exp' } })],
  ['batch', (stable, canary, replicas) => batch({ stable, canary, replicas, groups: [{ instances: '50%', ratios: [10, 90] }, { instances: '50%' }], ratiosAheadOfPods: 'known' })],
  ['batch without a mesh', (stable, canary, replicas) => batch({ stable, canary, replicas, routing: Routing.none() })],
  ['blue/green without a mesh', (blue, green, replicas) => blueGreen({ blue, green, replicas, routing: Routing.none() })],
  ['staged without a mesh', (from, to, replicas) => staged([], {
    versions: to === undefined ? [from] : [from, to],
    replicas,
    routing: Routing.none(),
    plan: to && Plan.startingFrom(from.version).steps(to.version, [10, 50, 100]).finishWith(to.version),
  })],
  ['staged', (from, to, replicas) => staged([], {
    versions: to === undefined ? [from] : [from, to],
    replicas,
    plan: to && Plan.startingFrom(from.version).stage('testers', Split.all(from.version).matching(testers[0], Split.all(to.version))).steps(to.version, [10, 100]).finishWith(to.version),
  })],
];

const names = fc.uniqueArray(fc.stringMatching(/^(v[0-9]{1,3}|[0-9]\.[0-9]{1,2}|[a-z]{1,8})$/), { minLength: 3, maxLength: 3 });
const environment = fc.option(fc.record({ command: fc.array(fc.constantFrom('run', '--fast', '--safe'), { minLength: 1 }) }), { nil: undefined });
const versions = fc.tuple(names, fc.array(environment, { minLength: 3, maxLength: 3 }))
  .map(([all, containers]): VersionProps[] => all.map((version, index) => ({ version, image: `shop:${version}`, container: containers[index] })));
// Two groups of half the instances need two.
const replicas = fc.integer({ min: 2, max: 6 });

/** What may never change while an object is there. */
function identities(manifests: readonly any[]): [string, string][] {
  return manifests.flatMap((one): [string, string][] => {
    const name = `${one.kind} ${one.metadata.name}`;
    return one.kind === 'DestinationRule'
      ? one.spec.subsets.map((subset: any): [string, string] => [`${name} ${subset.name}`, JSON.stringify(subset.labels)])
      : one.spec.selector === undefined ? [] : [[name, JSON.stringify(one.spec.selector)]];
  });
}

describe.each(kinds)('%s', (title, kind) => {
  const turnsSelector = title === 'blue/green without a mesh';

  // The one exception: where nothing routes, the Service's own selector is the switch.
  const isFixed = ([name]: [string, string]) => !(turnsSelector && name.startsWith('Service '));
  test('never changes a selector or a subset\'s labels, in this release and the next', () => {
    fc.assert(fc.property(versions, replicas, ([v1, v2, v3], count) => {
      const seen = new Map<string, string>();
      for (const stage of [...kind(v1, v2, count).stages(), ...kind(v2, v3, count).stages()]) {
        for (const [name, value] of identities(stage.manifests).filter(isFixed)) {
          expect([name, seen.get(name) ?? value]).toEqual([name, value]);
          seen.set(name, value);
        }
      }
    }), { numRuns: 8 });
  });

  test('ends byte for byte as the next release starts, and without one stays there', () => {
    fc.assert(fc.property(versions, replicas, ([v1, v2, v3], count) => {
      const end = JSON.stringify(kind(v1, v2, count).stages().pop()!.manifests);
      expect(JSON.stringify(kind(v2, v3, count).stages()[0].manifests)).toBe(end);
      expect(JSON.stringify(kind(v2, undefined, count).stages()[0].manifests)).toBe(end);
    }), { numRuns: 8 });
  });

  test('has no finding on any stage or step, forward or back', () => {
    fc.assert(fc.property(versions, replicas, ([v1, v2], count) => {
      expect(problems(kind(v1, v2, count))).toEqual([]);
    }), { numRuns: 8 });
  });
});

test.each(kinds.filter(([name]) => !name.startsWith('batch') && !name.endsWith('without a mesh')))('%s: going back to deploy is one step from every stage before finish', (_, kind) => {
  fc.assert(fc.property(versions, replicas, ([v1, v2], count) => {
    const [, deploy, ...later] = kind(v1, v2, count).stages();
    for (const stage of later.slice(0, -1)) {
      const findings = checkStep(Inventory.of(stage.manifests), Inventory.of(deploy.manifests), { replicas: count });
      expect(findings.filter(finding => finding.severity !== Severity.INFO)).toEqual([]);
    }
  }), { numRuns: 4 });
});

test('blue\'s objects are the same bytes in every stage until finish', () => {
  fc.assert(fc.property(versions, replicas, ([blue, green], count) => {
    const [first, ...others] = blueGreen({ blue, green, replicas: count, preview: testers }).stages().slice(0, -1)
      .map(stage => JSON.stringify(stage.manifests.filter(one => one.metadata.labels?.version === blue.version)));
    expect(first).toContain('Deployment');
    expect(new Set([first, ...others]).size).toBe(1);
  }), { numRuns: 10 });
});
