import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import * as canary from 'cdk8s-canary/pulumi';
import { Registered, RunOptions, RunResult, run } from '../../test/pulumi/engine';

type Program = typeof import('./index');

/** Runs the program as `pulumi up` would: anew, on libraries that are loaded once. */
function update(options: RunOptions = {}): Promise<RunResult<Program>> {
  return run(() => {
    let program: Program;
    jest.isolateModules(() => {
      jest.doMock('@pulumi/kubernetes', () => kubernetes);
      jest.doMock('@pulumi/pulumi', () => pulumi);
      jest.doMock('cdk8s-canary/pulumi', () => canary);
      program = jest.requireActual('./index');
    });
    return program!;
  }, options);
}

const at = (stage: string): RunOptions => ({ config: { reviews: JSON.stringify({ canary: 'v2', at: stage }) } });

function routes(objects: readonly Registered[]): unknown {
  const { inputs } = objects.find(({ type }) => type.endsWith(':VirtualService'))!;
  return Object.fromEntries(inputs.spec.http[0].route.map((one: any) => [one.destination.subset, one.weight ?? 100]));
}

test.each([
  [{}, ['v1'], { v1: 100 }],
  [at('deploy'), ['v1', 'v2'], { v1: 100 }],
  [at('10%'), ['v1', 'v2'], { v1: 90, v2: 10 }],
  [at('50%'), ['v1', 'v2'], { v1: 50, v2: 50 }],
  [at('100%'), ['v1', 'v2'], { v2: 100 }],
  [at('finish'), ['v2'], { v2: 100 }],
])('with the configuration %j there are %j, with %j of the requests', async (options, versions, shares) => {
  const { objects, errors } = await update(options);
  expect(errors).toEqual([]);
  expect(objects.filter(({ type }) => type.endsWith(':Deployment')).map(({ name }) => name)).toEqual(versions.map(version => `reviews-${version}`));
  expect(routes(objects)).toEqual(shares);
});

test('the namespace of the program is in the host', async () => {
  const { value } = await update();
  expect(await new Promise(resolve => value.host.apply(resolve))).toBe('reviews.shop.svc.cluster.local');
});

test('the token stays a secret', async () => {
  const { objects } = await update({ config: { ratingsToken: 't0ken' } });
  expect(objects.find(({ name }) => name === 'reviews-v1')!.secrets).toEqual(['spec.template.spec.containers[0].env[0].value']);
});

test('a value that is left over is refused', async () => {
  await expect(update({ config: { reviews: '{"canary":"v1","at":"finish"}' } })).rejects.toThrow(/is meant for canary "v1", the code's canary is "v2"/);
});
