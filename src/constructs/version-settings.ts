import { ContainerOpts } from 'cdk8s-plus-27';
import { AutoscalingProps } from './autoscaling-props';

/** What is a version's own, beside its name and what its pods are made of. What it does not say comes from what all versions share, never from another version. */
export interface VersionSettings {
  /** Instances of this version when it has all the traffic. A whole number of 1 or more. @default - those of the `workload`, else the service's `replicas` */
  readonly replicas?: number;
  /**
   * Settings of the container for this version only. Environment variables are merged by name and volume mounts by path; everything else replaces what all share.
   * @default - what all versions share
   */
  readonly container?: ContainerOpts;
  /** Autoscaling of this version: how a running service begins with it. @default - what all versions share */
  readonly autoscaling?: AutoscalingProps;
  /**
   * Files by absolute path, such as `{ "/etc/app/config.yaml": "..." }`: a ConfigMap named by its content, there as long as the version is.
   * Raises an error for a path that is not absolute or that a volume is mounted at.
   * @default - none
   */
  readonly files?: { [path: string]: string };
  /**
   * Settings by name, as environment variables: a ConfigMap named by its content, there as long as the version is. `container.envVariables` win over them.
   * Raises an error for what is no name of an environment variable.
   * @default - none
   */
  readonly settings?: { [name: string]: string };
  /** Names of Secrets whose entries become environment variables. They are referred to, never written, and have to live as long as the version. @default - none */
  readonly secrets?: string[];
  /** Secrets as directories: the name of a Secret by absolute path, mounted to be read only. @default - none */
  readonly secretMounts?: { [path: string]: string };
}
