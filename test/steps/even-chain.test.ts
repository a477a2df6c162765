import { transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { changedChains } from '../../src/steps/chain';
import { ChainJudge } from '../../src/steps/chain-judge';
import { evenInstances } from '../../src/steps/even-chain';
import { judgeMixes } from '../../src/steps/mixes';
import { Step } from '../../src/steps/step';
import { verdictCases } from '../rules/verdict-case';

type Manifest = any;

const NAMESPACE = 'shop';
const host = `web.${NAMESPACE}.svc.cluster.local`;

function web(weights: Record<string, number>, replicas: Record<string, number> = {}): Manifest[] {
  const names = Object.keys(weights);
  const metadata = (name: string) => ({ name, namespace: NAMESPACE });
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: metadata('web'), spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] } },
    ...names.map(version => {
      const labels = { app: 'web', version };
      return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: metadata(`web-${version}`),
        spec: { replicas: replicas[version] ?? 3, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: `web:${version}` }] } } },
      };
    }),
    { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: metadata('web'), spec: { host, subsets: names.map(version => ({ name: version, labels: { version } })) } },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: metadata('web'),
      spec: { hosts: [host], http: [{ name: 'all', route: names.map(version => ({ destination: { host, subset: version }, weight: weights[version] })) }] },
    },
  ];
}

function stepOf(before: Manifest[], after: Manifest[]): Step {
  return Step.of(Inventory.of(before), Inventory.of(after));
}

function instances(before: Manifest[], after: Manifest[]): (number | undefined)[] {
  const step = stepOf(before, after);
  return [...changedChains(step)].map(chain => evenInstances(step, chain));
}

function edited(objects: Manifest[], kind: string, edit: (spec: any) => object): Manifest[] {
  return objects.map(object => object.kind === kind ? { ...object, spec: { ...object.spec, ...edit(object.spec) } } : object);
}

const [before, after] = [web({ v1: 90, v2: 10 }), web({ v1: 50, v2: 50 })];

test('weights that move between versions of one size make an even chain', () => {
  expect(instances(before, after)).toEqual([3]);
});

test.each<[string, Manifest[], Manifest[]]>([
  ['a version that gets its first requests', web({ v1: 100, v2: 0 }), after],
  ['a version that gets its last requests', before, web({ v1: 0, v2: 100 })],
  ['versions of different sizes', web({ v1: 90, v2: 10 }, { v2: 1 }), web({ v1: 50, v2: 50 }, { v2: 1 })],
  ['a version that is scaled in the step', before, web({ v1: 50, v2: 50 }, { v1: 2, v2: 2 })],
  ['versions without instances', web({ v1: 90, v2: 10 }, { v1: 0, v2: 0 }), web({ v1: 50, v2: 50 }, { v1: 0, v2: 0 })],
  ['a subset that changes', before, edited(after, 'DestinationRule', ({ subsets }) => ({ subsets: [subsets[0], { name: 'v2', labels: { version: 'v3' } }] }))],
  ['another host', before, edited(after, 'VirtualService', () => ({ hosts: [host, 'web.example.com'] }))],
  ['another timeout', before, edited(after, 'VirtualService', ({ http }) => ({ http: [{ ...http[0], timeout: '1s' }] }))],
  ['another subset', before, edited(after, 'VirtualService', ({ http }) => ({ http: [{ ...http[0], route: [http[0].route[0], { ...http[0].route[1], destination: { host, subset: 'v3' } }] }] }))],
  ['one more route', before, edited(after, 'VirtualService', ({ http }) => ({ http: [...http, { route: [{ destination: { host } }] }] }))],
  ['a mirror', ...[before, after].map(set => edited(set, 'VirtualService', ({ http }) => ({ http: [{ ...http[0], mirror: { host, subset: 'v3' } }] }))) as [Manifest[], Manifest[]]],
  ['an autoscaler', ...[before, after].map(set => [...set, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web-v1', namespace: NAMESPACE },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web-v1' }, minReplicas: 1, maxReplicas: 9 },
  }]) as [Manifest[], Manifest[]]],
])('%s makes a chain that is looked at in full', (_, old, next) => {
  expect(instances(old, next)).not.toContain(3);
  expect(instances(old, next).length).toBeGreaterThan(0);
});

test('where more instances are asked for than an even chain has, its loads are told', () => {
  const { loads } = judgeMixes(stepOf(before, after));
  expect(loads(3)).toEqual([]);
  expect(loads(4).flat().map(({ pods, before: old, after: next }) => `${pods.object.name} ${old.toFixed(2)} ${next.toFixed(2)}`)).toEqual(['web-v1 0.90 0.50', 'web-v2 0.10 0.50']);
});

/** The same shares or none, in other numbers. */
function reweighted(manifest: Manifest): Manifest {
  const http = manifest?.kind === 'VirtualService' && Array.isArray(manifest.spec?.http) ? manifest.spec.http : undefined;
  return http === undefined ? manifest : {
    ...manifest,
    spec: {
      ...manifest.spec,
      http: http.map((rule: any) => Array.isArray(rule?.route)
        ? { ...rule, route: rule.route.map((entry: any) => entry?.weight > 0 ? { ...entry, weight: (entry.weight * 7 % 97) + 1 } : entry) } : rule),
    },
  };
}

test('of all recorded sets, what is passed over has no witness in any mix', () => {
  const sets = [...transitionCases(), ...verdictCases()].flatMap(({ before: old, after: next, ...rest }: any) => [old, next, rest.objects].filter(Array.isArray)) as Manifest[][];
  let passed = 0;
  for (const set of sets) {
    const step = stepOf(set, set.map(reweighted));
    for (const chain of changedChains(step)) {
      const even = evenInstances(step, chain);
      if (even !== undefined) {
        passed++;
        const { witnesses, loads } = new ChainJudge(step, chain);
        expect(witnesses).toEqual([]);
        expect(loads.filter(({ pods }) => pods.countAtLeast !== even)).toEqual([]);
      }
    }
  }
  expect(passed).toBeGreaterThan(30);
});
