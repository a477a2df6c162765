import * as pulumi from '@pulumi/pulumi';
import { isLate, isPlainObject } from './late';
import { Problem, shown } from '../model/problem';

/** Where a release stands, as the next update wants to know it: a stack output. */
export interface ReleaseState {
  readonly service: string;
  readonly stage: string;
  /** The version that the release is about. @default - there is no release */
  readonly canary?: string;
  /** The versions that are there, each with its share of the requests that no rule takes. */
  readonly versions: readonly { readonly version: string; readonly instances: number; readonly share: string }[];
  /** What the selectors of a running service are made of, which the cluster refuses to change. */
  readonly labels: { readonly [key: string]: string };
}

/** Where the cluster stands before an update: what the step to the stage that the program asks for is judged from. */
export class Before {
  /**
   * Where the last update of this stack left it, read from the stack's own outputs. Export `release` of the component under that name:
   * `export const reviews = service.release`. Nothing there means that this is the first update.
   * @param output name of the stack output; the component's name unless told another
   */
  public static lastUpdate(output?: string): Before {
    return new Before(component => lastOutput(component, output ?? component));
  }

  /** A stage of the plan by its name, such as `deploy` or `10%`: what somebody looked up in the cluster. */
  public static stage(name: string): Before {
    return new Before(() => name);
  }

  /**
   * Somewhere between a stage of the plan and one beside it: the last update failed, or pods are not ready. Allowed are that stage and its neighbours.
   * @param name of the stage that the last update began from
   */
  public static unsettled(name: string): Before {
    return new Before(() => ({ unsettled: name }));
  }

  /** The `release` output of an update, from wherever it is kept. */
  public static release(state: pulumi.Input<ReleaseState | undefined>): Before {
    return new Before(() => isLate(state) ? settled(pulumi.output(state)) : checkedState(state, 'Before.release'));
  }

  /** Nobody knows: the step is not judged. */
  public static unknown(): Before {
    return new Before(() => undefined);
  }

  private constructor(
    /** A stage's name, a state, or nothing to judge from; a promise where the engine has to be asked. @internal */
    public readonly _read: (component: string) => BeforeValue | Promise<BeforeValue>,
  ) {}
}

/** A stage that was left and whose neighbour was not reached. */
export interface UnsettledStage {
  readonly unsettled: string;
}

export type BeforeValue = ReleaseState | UnsettledStage | string | undefined;

async function lastOutput(component: string, output: string): Promise<BeforeValue> {
  const stack = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const reference = new pulumi.StackReference(`${component}-last-update`, { name: stack });
  const { value, secretValue } = await reference.getOutputDetails(output);
  const state: unknown = value ?? secretValue;
  if (state !== undefined && !isState(state)) {
    await pulumi.log.warn(`the stack's output ${shown(output)} is no \`release\` of a component, so the step of ${component} is not judged: export const ${output} = <component>.release, or say before`);
    return undefined;
  }
  return state;
}

async function settled(state: pulumi.Output<ReleaseState | undefined>): Promise<BeforeValue> {
  const value = await new Promise<unknown>(resolve => state.apply(resolve));
  return checkedState(value, 'Before.release');
}

function checkedState(state: unknown, where: string): ReleaseState | undefined {
  if (state !== undefined && !isState(state)) {
    throw new Problem(`${where} is ${shown(state)}, allowed is the output \`release\` of a component`);
  }
  return state;
}

function isState(value: unknown): value is ReleaseState {
  return isPlainObject(value) && typeof value.service === 'string' && typeof value.stage === 'string' && Array.isArray(value.versions) && isPlainObject(value.labels);
}
