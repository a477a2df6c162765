import { ContainerOpts, ContainerProps, DeploymentStrategy } from 'cdk8s-plus-27';
import { Adopt } from './adopt';
import { AutoscalingProps } from './autoscaling-props';
import { DisruptionBudgetProps } from './disruption-budget-props';
import { MetadataProps } from './metadata-props';
import { PodProps } from './pod-props';
import { ConnectionPolicyProps, RoutePolicyProps } from './policy-props';
import { PortProps } from './port-props';
import { Capacity } from '../model/capacity';
import { Exposure } from '../model/exposure';
import { Progress } from '../model/progress';
import { Routing } from '../model/routing';
import { Spread } from '../model/spread';

/** What every kind of release says of its service, and what all versions share. */
export interface ReleasedServiceProps {
  /** Name of the Service; versions' objects are `<name>-<version>`. @default - the construct's id */
  readonly name?: string;
  /** @default - the chart's; without one hosts are short */
  readonly namespace?: string;
  /** The service's port, for one HTTP port. From 1 to 65535. @default - `ports` */
  readonly port?: number;
  /** The service's ports, where there are several or they need names of their own. @default - `port` */
  readonly ports?: PortProps[];
  /** Instances of a version that has all the traffic. A whole number of 1 or more. @default 1 */
  readonly replicas?: number;
  /** Settings of the main container that all versions share; never an image. It opens the service's target ports unless it says its own. @default - those of cdk8s-plus */
  readonly container?: ContainerOpts;
  /** Further containers of the pod, the same in all versions. @default - none */
  readonly sidecars?: ContainerProps[];
  /** Containers that run before. @default - none */
  readonly initContainers?: ContainerProps[];
  /** Settings of the pods. @default - those of cdk8s-plus */
  readonly pod?: PodProps;
  /** Labels and annotations of the Service; those of pods are in `pod`. @default - none */
  readonly serviceMetadata?: MetadataProps;
  /** Labels and annotations of every version's Deployment; those of its pods are in `pod`. @default - none */
  readonly deploymentMetadata?: MetadataProps;
  /**
   * Whether pods carry the label that cdk8s-plus makes of the Deployment's place in the tree: with it, moving a chart restarts every pod. Only what selects
   * by it needs it, such as `deployment.exposeViaService()`; never change it on a running service.
   * @default false
   */
  readonly podAddressLabel?: boolean;
  /** How pods are replaced when a version's own settings change. @default - rolling, a quarter at a time */
  readonly strategy?: DeploymentStrategy;
  /** Where the release stands. @default - the ratio parameter: construct context, release file, environment; nothing said is `stable` */
  readonly progress?: Progress;
  /** Name of the ratio parameter. @default - the service's name */
  readonly parameter?: string;
  /** Instances of each version in each stage. @default Capacity.full() */
  readonly capacity?: Capacity;
  /** Autoscaling of every version. Say it from the first version on, or at the version that begins with it. @default - none: a version has the stage's instances */
  readonly autoscaling?: AutoscalingProps;
  /** How many pods of a version may be taken away on purpose. @default - any number */
  readonly disruptionBudget?: DisruptionBudgetProps;
  /** Spreads the pods of all versions together. @default - as the cluster does */
  readonly spread?: Spread[];
  /** What divides the requests over the versions. Never change it while a release is on its way. @default Routing.istio() */
  readonly routing?: Routing;
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
  /**
   * What the Service selects, for one that is already there with a selector of its own: all versions' pods carry these labels. Never change it on a running service.
   * Raises an error where it has the version's label.
   * @default - the app's label
   */
  readonly selector?: { [key: string]: string };
  /** Takes in a service that already runs: stages before `stable`, each safe after the other. @default - the service is new, or all of it is ours already */
  readonly adopt?: Adopt;
}
