import { App } from 'cdk8s';
import { DEFAULTS_OF_CDK8S_PLUS, withoutDefaults } from './differing-paths';
import { run } from './engine';
import { Twin, TWINS } from './twins';
import { Progress } from '../../src/pulumi';

const CASES = TWINS.flatMap(twin => twin.chart(new App()).stages().map(stage => ({ twin, stage, title: `${twin.name} at ${stage.name}` })));

function byId(manifests: readonly any[]): Map<string, any> {
  return new Map(manifests.map(manifest => [`${manifest.apiVersion} ${manifest.kind} ${manifest.metadata.namespace}/${manifest.metadata.name}`, withoutDefaults(manifest)]));
}

async function registeredAt(twin: Twin, stage: string): Promise<any[]> {
  const { objects, errors } = await run(() => twin.program(Progress.stage(stage)));
  expect(errors).toEqual([]);
  return objects.map(({ inputs }) => inputs);
}

describe('a Pulumi program registers the objects of the chart, each as it is but for the defaults of cdk8s-plus', () => {
  test.each(CASES)('$title', async ({ twin, stage }) => {
    const objects = byId(await registeredAt(twin, stage.name));
    const manifests = byId(stage.manifests);
    expect([...objects.keys()].sort()).toEqual([...manifests.keys()].sort());
    for (const [id, manifest] of manifests) {
      expect(objects.get(id)).toEqual(manifest);
    }
  });
});

test('each object is a resource of its own type', async () => {
  const { objects } = await run(() => TWINS.find(({ name }) => name === 'caller-weights')!.program(Progress.ratio(10)));
  expect(objects.map(({ type, name }) => `${type} ${name}`)).toEqual([
    'kubernetes:core/v1:Service provider',
    'kubernetes:apps/v1:Deployment provider-v1',
    'kubernetes:apps/v1:Deployment provider-v2-beta',
    'kubernetes:autoscaling/v2:HorizontalPodAutoscaler provider-v1',
    'kubernetes:autoscaling/v2:HorizontalPodAutoscaler provider-v2-beta',
    'kubernetes:networking.istio.io/v1:DestinationRule provider',
    'kubernetes:networking.istio.io/v1:VirtualService provider',
  ]);
});

test.each(DEFAULTS_OF_CDK8S_PLUS.map(path => path.join('.')))('cdk8s-plus writes %s, the Pulumi program does not', async path => {
  const has = (value: any, [key, ...rest]: string[]): boolean => {
    const inner = key === '*' ? value?.[0] : value?.[key];
    return inner !== undefined && (rest.length === 0 || has(inner, rest));
  };
  const keys = DEFAULTS_OF_CDK8S_PLUS.find(one => one.join('.') === path)!;
  const deployment = ({ kind }: any): boolean => kind === 'Deployment';
  expect(has(TWINS[0].chart(new App()).currentStage().manifests.find(deployment), [...keys])).toBe(true);
  expect(has((await registeredAt(TWINS[0], 'stable')).find(deployment), [...keys])).toBe(false);
});
