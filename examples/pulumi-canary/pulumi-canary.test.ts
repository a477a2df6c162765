import type * as pulumi from '@pulumi/pulumi';
import { App } from 'cdk8s';
import { Releases } from 'cdk8s-canary';
import { Shop } from './shop';

interface Registered {
  readonly type: string;
  readonly inputs: { readonly kind?: string; readonly metadata?: { readonly name?: string } };
}

/** Runs the program as `pulumi up` would, in a process of its own as far as modules go, and gives what it registers. */
async function run(ratio?: string, registered: Registered[] = []): Promise<{ registered: Registered[]; stage: string }> {
  jest.resetModules();
  const { runtime } = jest.requireActual<typeof pulumi>('@pulumi/pulumi');
  await runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, inputs });
      return { id: `${name}-id`, state: inputs };
    },
    call: ({ inputs }) => inputs,
  }, 'pulumi-canary', 'dev');
  runtime.setAllConfig(ratio === undefined ? {} : { 'pulumi-canary:releases': `reviews@v2=${ratio}` });
  const { objects, stage } = jest.requireActual<typeof import('./index')>('./index');
  await new Promise(resolve => objects.resources.apply(resolve));
  await runtime.disconnect();
  return { registered, stage };
}

function chartAt(ratio: string): unknown[] {
  const app = new App();
  Releases.of(app, `reviews@v2=${ratio}`);
  return new Shop(app, 'shop').toJson();
}

const byName = (objects: readonly unknown[]): unknown[] => (objects as Registered['inputs'][]).slice()
  .sort((a, b) => `${a.kind} ${a.metadata?.name}` < `${b.kind} ${b.metadata?.name}` ? -1 : 1);

describe('a chart in a Pulumi program', () => {
  test.each([[undefined, 'stable'], ['10%', '10%'], ['finish', 'finish']])('with the value %s in pulumi.Config registers the objects of the chart at %s, each as it is', async (value, expected) => {
    const { registered, stage } = await run(value);
    const objects = registered.filter(({ type }) => type.startsWith('kubernetes:') && !type.startsWith('kubernetes:yaml:')).map(({ inputs }) => inputs);
    expect(stage).toBe(expected);
    expect(byName(objects)).toEqual(byName(chartAt(expected)));
  });

  test('registers nothing where the value is none', async () => {
    const registered: Registered[] = [];
    await expect(run('ten', registered)).rejects.toThrow(/Releases\.of: progress is "ten", allowed are the stages "stable", "deploy"/);
    expect(registered).toEqual([]);
  });
});
