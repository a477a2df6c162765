import { VersionProps } from './version-props';
import { PlanOutline } from '../model/release-plan';
import { Stage } from '../model/stage';

/** What a kind of release makes of its props. */
export interface Release {
  /** Every version of the plan, in the order they are written. */
  readonly versions: readonly VersionProps[];
  readonly plan: PlanOutline;
  /** Whether the service has routing objects. @default true */
  readonly mesh?: boolean;
  /** Findings about a version's Deployment that are known and wanted in a stage, as an annotation says them: `CC910: why`. @default - none */
  readonly accepted?: (stage: Stage, version: string) => string | undefined;
}
