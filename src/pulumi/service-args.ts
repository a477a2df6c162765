import type { input } from '@pulumi/kubernetes/types';
import type * as pulumi from '@pulumi/pulumi';
import { Before } from './before';
import { AutoscalingProps } from '../constructs/autoscaling-props';
import { DisruptionBudgetProps } from '../constructs/disruption-budget-props';
import { ConnectionPolicyProps, RoutePolicyProps } from '../constructs/policy-props';
import { PortProps } from '../constructs/port-props';
import { Capacity } from '../model/capacity';
import { Exposure } from '../model/exposure';
import { Progress } from '../model/progress';
import { Spread } from '../model/spread';

/** A file that says where releases stand: `reviews: { canary: v2, at: 10% }`. */
export interface ReleaseFileArgs {
  /** Its path. */
  readonly file: string;
  /** The part of a file that is divided, such as the stack's name. @default - the file is not divided */
  readonly environment?: string;
}

/** What every kind of release says of its service, and what all versions share. */
export interface ReleasedServiceArgs {
  /** Name of the Service; versions' objects are `<name>-<version>`. Plain. @default - the component's name */
  readonly name?: string;
  /** Namespace of all objects; an Output is welcome. @default - the provider's; hosts are short then */
  readonly namespace?: pulumi.Input<string>;
  /** The service's port, for one HTTP port. Plain, from 1 to 65535. @default - `ports` */
  readonly port?: number;
  /** The service's ports, where there are several or they need names of their own. Plain. @default - `port` */
  readonly ports?: PortProps[];
  /** Instances of a version that has all the traffic. A plain whole number of 1 or more. @default 1 */
  readonly replicas?: number;
  /**
   * Pods of all versions, in Pulumi's own types; never an image of the version's container. That is the container with the service's name, else the first
   * without an image, else one that is added. The template, its spec, its labels and its containers are plain objects; what stands in them may be Outputs.
   *
   * Where it does not say otherwise pods are started with `automountServiceAccountToken: false` and `runAsNonRoot: true`, the version's container with
   * `allowPrivilegeEscalation: false`, `privileged: false`, `readOnlyRootFilesystem: true`, and with the service's target ports.
   * @default - one container
   */
  readonly podTemplate?: input.core.v1.PodTemplateSpec;
  /** How pods are replaced when a version's own settings change. @default - the cluster's: rolling, a quarter at a time */
  readonly strategy?: pulumi.Input<input.apps.v1.DeploymentStrategy>;
  /** Where the release stands. @default - the ratio parameter: `releases`, then pulumi.Config; nothing said is `stable` */
  readonly progress?: Progress;
  /** Key in pulumi.Config and in the release file. @default - the service's name */
  readonly parameter?: string;
  /** A release file, which then has to be there. Where the config says something too the two have to agree. @default - none */
  readonly releases?: ReleaseFileArgs;
  /** Where the cluster stands, which the step is judged from. @default Before.lastUpdate() */
  readonly before?: Before;
  /** Instances of each version in each stage. @default Capacity.full() */
  readonly capacity?: Capacity;
  /** Autoscaling of every version. Say it from the first version on, or at the version that begins with it. @default - none: a version has the stage's instances */
  readonly autoscaling?: AutoscalingProps;
  /** How many pods of a version may be taken away on purpose. @default - any number */
  readonly disruptionBudget?: DisruptionBudgetProps;
  /** Spreads the pods of all versions together. @default - as the cluster does */
  readonly spread?: Spread[];
  /** Timeouts, retries, faults, CORS and header edits, on every route. @default - the mesh's */
  readonly policy?: RoutePolicyProps;
  /** Limits and circuit breaking, for all versions. @default - the mesh's */
  readonly connections?: ConnectionPolicyProps;
  /** Ways in beside the mesh, which is always one; all carry the same split. @default - the mesh alone */
  readonly exposure?: Exposure[];
  /** Key of the label that tells versions apart. Never change it on a running service. @default version */
  readonly versionLabel?: string;
  /** Key of the label that all versions share; the Service selects by it. Never change it on a running service. @default app */
  readonly appLabel?: string;
  /** What the Service selects, for one that is already there with a selector of its own. Never change it on a running service. @default - the app's label */
  readonly selector?: { readonly [key: string]: string };
}

/** Arguments in which an Output decides on no object. */
export const LATE_IN_SERVICES: readonly (keyof ReleasedServiceArgs)[] = ['namespace', 'podTemplate', 'strategy', 'before'];
/** Arguments that the constructs do not have, or have in another form. */
export const OF_PULUMI: readonly (keyof ReleasedServiceArgs)[] = [...LATE_IN_SERVICES, 'releases'];
