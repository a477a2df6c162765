import { VersionProps } from './version-props';
import { PlanOutline } from '../model/release-plan';

/** What a kind of release makes of its props. */
export interface Release {
  /** Every version of the plan, in the order they are written. */
  readonly versions: readonly VersionProps[];
  readonly plan: PlanOutline;
  /** Whether the service has routing objects. @default true */
  readonly mesh?: boolean;
  /** Why ratios may run ahead of the new version's pods; a warning of the rules otherwise. */
  readonly ratiosAheadOfPods?: string;
}
