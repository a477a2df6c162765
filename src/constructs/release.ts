import { VersionProps } from './version-props';
import { PlanOutline } from '../model/release-plan';

/** What a kind of release makes of its props. */
export interface Release {
  /** Every version of the plan, in the order they are written. */
  readonly versions: readonly VersionProps[];
  readonly plan: PlanOutline;
}
