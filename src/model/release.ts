import { PlanOutline } from './release-plan';
import { Stage } from './stage';

/** The kinds of release, as people call them. */
export type ReleaseKind = 'canary' | 'blue-green' | 'ab-test' | 'batch' | 'staged';

/** What a plan asks of a version; programs say more of it. */
export interface ReleasedVersion {
  readonly version: string;
  /** Instances when it has all the traffic. */
  readonly replicas?: number;
}

/** What a kind of release makes of its props. */
export interface Release<V extends ReleasedVersion = ReleasedVersion> {
  /** Every version of the plan, in the order they are written. */
  readonly versions: readonly V[];
  readonly plan: PlanOutline;
  readonly kind: ReleaseKind;
  /** Whether the service has routing objects. @default true */
  readonly mesh?: boolean;
  /** Findings about a version's Deployment that are known and wanted in a stage, as an annotation says them: `CC910: why`. @default - none */
  readonly accepted?: (stage: Stage, version: string) => string | undefined;
}
