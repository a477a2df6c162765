import { PlanData, ReleaseData, StageData } from '../../src/report/plan-data';
import { Finding, Severity } from '../../src/rules/finding';

/** Names and values that a plan can have anywhere; each call may give another one. */
export type Names = (what: string) => string;

export const plain: Names = what => what;

/** A release with an adoption, an audience, a preview and findings, all of whose texts come from `names`. */
export function releaseOf(names: Names): ReleaseData {
  const [v1, v2, service] = [names('v1'), names('v2'), names('reviews')];
  const former = { name: names('old'), instances: 2 };
  const common = { isRouted: true, rules: [], waysIn: [], findings: [] };
  const one = { version: v1, instances: 3, share: '100%' };
  const both = (share: string, other: string) => [{ version: v1, instances: 3, share }, { version: v2, instances: 3, share: other }];
  const stages: StageData[] = [
    { ...common, isRouted: false, name: names('before'), versions: [], former, manifests: manifests(names, []) },
    { ...common, isRouted: false, name: names('adopt'), versions: [{ ...one, share: '0%' }], former, manifests: manifests(names, [[v1, 3]]) },
    { ...common, name: names('stable'), versions: [one], manifests: manifests(names, [[v1, 3]], [[v1, 100]]) },
    {
      ...common,
      name: names('10%'),
      ratio: '10%',
      versions: both('100%', '0%'),
      preview: { version: v2, service: names('reviews-v2') },
      rules: [{ name: names('audience'), shares: { [v1]: '90%', [v2]: '10%' } }],
      manifests: manifests(names, [[v1, 3], [v2, 3]], [[v1, 90], [v2, 10]]),
      findings: [finding(names)],
    },
    { ...common, name: names('finish'), versions: [{ ...one, version: v2 }], manifests: manifests(names, [[v2, 3]], [[v2, 100]]) },
  ];
  return {
    name: service,
    service,
    host: names('host'),
    namespace: names('shop'),
    environment: names('prod'),
    kind: 'canary',
    canary: v2,
    current: stages[3].name,
    stages,
    steps: stages.slice(1).map(({ name }, index) => {
      const found = index === 2 ? [finding(names)] : [];
      return { from: stages[index].name, to: name, forward: found, back: found };
    }),
  };
}

export function planOf(...releases: ReleaseData[]): PlanData {
  return { schemaVersion: 1, releases };
}

export function finding(names: Names): Finding {
  return {
    code: 'CC910',
    rule: 'some-rule',
    severity: Severity.WARNING,
    message: names('message'),
    fix: names('fix'),
    object: { apiVersion: 'v1', kind: names('Kind'), namespace: names('shop'), name: names('object') },
    witness: names('witness'),
    safeSteps: [names('first'), names('second')],
  };
}

function manifests(names: Names, versions: readonly (readonly [string, number])[], weights?: readonly (readonly [string, number])[]): object[] {
  const metadata = (name: string): object => ({ name, namespace: names('shop') });
  const host = names('host');
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: metadata(names('reviews')), spec: { selector: { app: names('app') }, ports: [{ name: 'http', port: 9080 }] } },
    ...versions.map(([version, replicas]) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata(`deployment of ${version}`),
      spec: { replicas, template: { metadata: { labels: { app: names('app'), version } }, spec: { containers: [{ name: names('main'), image: names('image') }] } } },
    })),
    ...weights === undefined ? [] : [{
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: metadata(names('routes')),
      spec: {
        hosts: [host],
        http: [
          { name: names('testers'), match: [{ headers: { [names('header')]: { exact: names('value') } } }], route: [{ destination: { host, subset: weights[0][0] } }] },
          { name: names('default'), route: weights.map(([subset, weight]) => ({ destination: { host, subset }, weight })) },
        ],
      },
    }],
  ];
}
