import { ContainerOpts } from 'cdk8s-plus-27';

/** One version of a service: what is its own. What it does not say comes from what all versions share, never from another version. */
export interface VersionProps {
  /**
   * Its name, such as `v2` or `1.4.0`: the value of the version label as it stands; objects and the subset are named after it.
   * Raises an error where it is no label value, or where another version maps to the same DNS label.
   */
  readonly version: string;
  /** Image of the version's container. */
  readonly image: string;
  /** Instances of this version when it has all the traffic. A whole number of 1 or more. @default - the service's `replicas` */
  readonly replicas?: number;
  /**
   * Settings of the container for this version only. Environment variables are merged by name and volume mounts by path; everything else replaces what all share.
   * @default - what all versions share
   */
  readonly container?: ContainerOpts;
}
