/**
 * How many pods of a version may be taken away on purpose, when nodes are drained: a PodDisruptionBudget for each version. Exactly one of the two.
 *
 * Raises an error for a budget that would let no pod go in some stage: with one instance, `maxUnavailable: 1` is the one that does.
 */
export interface DisruptionBudgetProps {
  /** Pods that have to stay: a whole number, or a percentage of the version's such as `50%`, rounded up. @default - `maxUnavailable` */
  readonly minAvailable?: number | string;
  /** Pods that may be away: a whole number, or a percentage of the version's such as `25%`, rounded up. @default - `minAvailable` */
  readonly maxUnavailable?: number | string;
}
