import { VersionSettings } from './version-settings';
import { Workload } from './workload';

/** One version of a service: what is its own. What it does not say comes from what all versions share, never from another version. */
export interface VersionProps extends VersionSettings {
  /**
   * Its name, such as `v2` or `1.4.0`: the value of the version label as it stands; objects and the subset are named after it.
   * Raises an error where it is no label value, or where another version maps to the same DNS label.
   */
  readonly version: string;
  /** Image of the version's container. @default - `workload`; one of the two is needed */
  readonly image?: string;
  /**
   * Pods that somebody else declares, in place of a Deployment of ours. Autoscaling, budgets and spread are theirs too, and everything below but `replicas`
   * is refused beside it.
   * @default - a Deployment with `image`
   */
  readonly workload?: Workload;
}
