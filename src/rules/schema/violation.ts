import { ManifestObject } from '../../mesh/manifest';

/** What can be wrong with the shape of an object; each has a rule of its own. */
export type ViolationKind = 'unknown' | 'type' | 'required' | 'exclusive' | 'range' | 'duration' | 'enum' | 'pattern' | 'duplicate';

/** One place where an object has not the shape of its kind. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly object: ManifestObject;
  /** Path of the field. */
  readonly field: string;
  /** What was found and what is allowed. */
  readonly message: string;
}
