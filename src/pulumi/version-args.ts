import type { input } from '@pulumi/kubernetes/types';
import type * as pulumi from '@pulumi/pulumi';
import { AutoscalingProps } from '../constructs/autoscaling-props';

/** One version of a service: what is its own. What it does not say comes from `podTemplate`, never from another version. */
export interface VersionArgs {
  /** Its name, such as `v2` or `1.4.0`: the value of the version label as it stands; objects and the subset are named after it. Plain. */
  readonly version: string;
  /** Image of the version's container. An Output is welcome. */
  readonly image: pulumi.Input<string>;
  /** Instances of this version when it has all the traffic. A plain whole number of 1 or more. @default - the service's `replicas` */
  readonly replicas?: number;
  /**
   * Settings of the container for this version only. `env` is merged by name and `volumeMounts` by path; everything else replaces what all share.
   * @default - what all versions share
   */
  readonly container?: Omit<Partial<input.core.v1.Container>, 'name' | 'image'>;
  /** Autoscaling of this version. @default - what all versions share */
  readonly autoscaling?: AutoscalingProps;
  /** Files by absolute path: a ConfigMap named by its content, there as long as the version is. Plain. @default - none */
  readonly files?: { readonly [path: string]: string };
  /** Settings by name, as environment variables: a ConfigMap named by its content. Plain; an Output goes into `container.env`. @default - none */
  readonly settings?: { readonly [name: string]: string };
  /** Names of Secrets whose entries become environment variables. @default - none */
  readonly secrets?: readonly pulumi.Input<string>[];
  /** Secrets as directories: the name of a Secret by absolute path, mounted to be read only. @default - none */
  readonly secretMounts?: { readonly [path: string]: pulumi.Input<string> };
}

/** Arguments in which an Output decides on no object. */
export const LATE_IN_VERSIONS: readonly (keyof VersionArgs)[] = ['image', 'container', 'secrets', 'secretMounts'];
