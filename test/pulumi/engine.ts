import * as pulumi from '@pulumi/pulumi';

/** A resource as the program registered it. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: any;
  /** Paths of the inputs that are secrets. */
  readonly secrets: readonly string[];
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly aliases: readonly string[];
  readonly provider: string;
}

export interface RunOptions {
  /** Configuration of the project. */
  readonly config?: { readonly [key: string]: string };
  /** Outputs that the stack has from its last update. */
  readonly outputs?: { readonly [name: string]: unknown };
  readonly preview?: boolean;
}

export interface RunResult<T> {
  readonly value: T;
  readonly registered: readonly Registered[];
  /** Those of Kubernetes. */
  readonly objects: readonly Registered[];
  readonly errors: readonly string[];
}

const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Runs a program against mocks of the engine and the providers, as `pulumi up` would. */
export async function run<T>(program: () => T | Promise<T>, { config = {}, outputs, preview = false }: RunOptions = {}): Promise<RunResult<T>> {
  const registered: Registered[] = [];
  const errors: string[] = [];
  let giveUp: () => void;
  // The runtime waits for ever for what a failed program has left.
  const failure = new Promise<void>(resolve => giveUp = () => setTimeout(resolve, 100));
  const failed = (error: unknown): void => {
    errors.push(error instanceof Error ? error.message : String(error));
    giveUp();
  };
  process.on('unhandledRejection', failed);
  try {
    await pulumi.runtime.setMocks({
      newResource: ({ type, name, inputs }) => ({ id: `${name}-id`, state: type === 'pulumi:pulumi:StackReference' ? { ...inputs, outputs: outputs ?? {} } : inputs }),
      call: ({ inputs }) => inputs,
    }, 'shop', 'dev', preview, 'team');
    record(pulumi.runtime.getMonitor(), registered);
    pulumi.runtime.setAllConfig(Object.fromEntries(Object.entries(config).map(([key, value]) => [`shop:${key}`, value])));
    const value = await program();
    await Promise.race([pulumi.runtime.disconnect().catch(failed), failure]);
    return { value, registered, objects: registered.filter(({ type }) => type.startsWith('kubernetes:')), errors };
  } finally {
    process.off('unhandledRejection', failed);
  }
}

function record(monitor: any, registered: Registered[]): void {
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request: any, callback: unknown): unknown => {
    const secrets: string[] = [];
    const type = request.getType();
    registered.push({
      type,
      name: request.getName(),
      urn: monitor.newUrn(request.getParent(), type, request.getName()),
      inputs: unwrapped(request.getObject()?.toJavaScript() ?? {}, '', secrets),
      secrets,
      dependencies: [...request.getDependenciesList()].sort(),
      protect: request.getProtect(),
      ignoreChanges: request.getIgnorechangesList(),
      aliases: request.getAliasesList().map((alias: any) => alias.getUrn() || alias.getSpec()?.getName()),
      provider: request.getProvider(),
    });
    return register(request, callback);
  };
}

function unwrapped(value: any, path: string, secrets: string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((one, index) => unwrapped(one, `${path}[${index}]`, secrets));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (SECRET in value || '4dabf18193072939515e22adb298388d' in value) {
    secrets.push(path);
    return unwrapped(value.value, path, secrets);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unwrapped(one, path === '' ? key : `${path}.${key}`, secrets)]));
}

/** A promise of what an Output holds. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise(resolve => output.apply(value => resolve(value as T)));
}
