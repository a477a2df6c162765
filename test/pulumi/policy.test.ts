import { StackValidationArgs } from '@pulumi/policy';
import { run } from './engine';
import { TWINS } from './twins';
import { Progress } from '../../src/pulumi';
import { releasePolicies } from '../../src/pulumi/policy';

/** How CrossGuard hands properties over; its types keep that to itself. */
const { unknownCheckingProxy, unknownStringValue } = jest.requireActual('@pulumi/policy/proxy');

const [errors, warnings] = releasePolicies();

interface Violation {
  readonly message: string;
  readonly urn?: string;
}

/** What a policy says of a stack, as CrossGuard asks it: each object behind a proxy that raises an error for what is not known. */
async function violations(policy: typeof errors, objects: readonly any[], config: object = {}): Promise<Violation[]> {
  const found: Violation[] = [];
  const resources = objects.map(props => ({
    type: `kubernetes:${props.apiVersion}:${props.kind}`, urn: `urn:${props.kind}:${props.metadata.name}`, name: props.metadata.name, props: unknownCheckingProxy(props),
  }));
  await policy.validateStack({ resources, getConfig: () => config } as unknown as StackValidationArgs, (message, urn) => void found.push({ message, urn }));
  return found;
}

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'reviews', namespace: 'shop' }, spec: { selector: { app: 'reviews' }, ports: [{ name: 'http', port: 9080 }] } };
const virtualService = (annotations?: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'reviews', namespace: 'shop', annotations },
  spec: { hosts: ['reviews.shop.svc.cluster.local'], http: [{ route: [{ destination: { host: 'reviews.shop.svc.cluster.local', subset: 'v2' } }] }] },
});
const destinationRule = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name: 'reviews', namespace: 'shop' },
  spec: { host: 'reviews.shop.svc.cluster.local', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
};
const deployment = (image: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'reviews-v1', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'reviews', version: 'v1' } },
    template: { metadata: { labels: { app: 'reviews', version: 'v1' } }, spec: { containers: [{ name: 'reviews', image }] } },
  },
});

describe('the rules as policies of a stack', () => {
  test('errors are mandatory, warnings are advice', () => {
    expect(releasePolicies().map(({ name, enforcementLevel }) => [name, enforcementLevel])).toEqual([['cdk8s-canary-errors', 'mandatory'], ['cdk8s-canary-warnings', 'advisory']]);
  });

  test('a route to a subset that nothing defines is a violation of its resource, with the code', async () => {
    const found = await violations(errors, [service, deployment('reviews:1'), destinationRule, virtualService()]);
    expect(found).toEqual([{ urn: 'urn:VirtualService:reviews', message: expect.stringMatching(/^CC\d{3} destination-subset-unknown: VirtualService shop\/reviews, spec\.http\[0\]\.route\[0\].*subset/) }]);
  });

  test('suppressions are those of the rules: on the object, or in the configuration of the policy, with a reason', async () => {
    const objects = (annotations?: object) => [service, deployment('reviews:1'), destinationRule, virtualService(annotations)];
    const code = (await violations(errors, objects()))[0].message.slice(0, 5);
    expect(await violations(errors, objects({ 'cdk8s-canary.io/suppress': `${code}: v2 is somebody else's` }))).toEqual([]);
    expect(await violations(errors, objects(), { suppress: [{ code, reason: 'v2 is somebody else\'s' }] })).toEqual([]);
  });

  test('what the provider and the API server add is no finding', async () => {
    const live = {
      ...service,
      __fieldManager: 'pulumi',
      metadata: { ...service.metadata, uid: 'a', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z', managedFields: [{ manager: 'pulumi', operation: 'Apply' }] },
      status: { loadBalancer: {} },
    };
    expect(await violations(errors, [live, deployment('reviews:1')])).toEqual([]);
  });

  test('what a preview does not know yet is no finding, and what it knows is', async () => {
    const unknown: any = { ...deployment(unknownStringValue) };
    unknown.spec = { ...unknown.spec, replicas: unknownStringValue, strategy: { type: unknownStringValue } };
    expect(await violations(errors, [service, unknown])).toEqual([]);
    expect(await violations(errors, [service, unknown, destinationRule, virtualService()])).toHaveLength(1);
  });

  test.each(TWINS)('has no error for $name', async ({ program }) => {
    const { value } = await run(() => program(Progress.stage('stable')));
    const names = value.plan.map(({ name }) => name);
    // The first, the last, and one in which both versions have requests.
    for (const name of [names[0], names[2], names[names.length - 1]]) {
      const { objects } = await run(() => program(Progress.stage(name)));
      expect(await violations(errors, objects.map(({ inputs }) => inputs))).toEqual([]);
    }
  });

  test('says warnings by themselves', async () => {
    const budget = {
      apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'reviews', namespace: 'shop' }, spec: { maxUnavailable: 0, selector: { matchLabels: { app: 'reviews' } } },
    };
    const found = await violations(warnings, [service, deployment('reviews:1'), budget]);
    expect(found).toContainEqual({ urn: 'urn:PodDisruptionBudget:reviews', message: expect.stringContaining('budget-blocks-eviction') });
    expect((await violations(errors, [service, deployment('reviews:1'), budget]))).toEqual([]);
  });
});
