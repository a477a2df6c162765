/** How bad a finding is. */
export enum Severity {
  /** Requests fail, or the cluster refuses the object. */
  ERROR = 'error',
  /** Requests may fail in some order of application, or something does not do what it seems to. */
  WARNING = 'warning',
  /** Worth knowing; nothing fails. Shown only when asked for. */
  INFO = 'info',
}

/** The identity of a Kubernetes object. */
export interface ObjectReference {
  /** API version as written, such as `networking.istio.io/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What a rule says about manifests. */
export interface Finding {
  /** Stable code of the rule, such as `CC101`; docs/RULES.md explains each. */
  readonly code: string;
  /** Readable name of the rule, such as `subset-unknown`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with what was found and what is allowed. */
  readonly message: string;
  /** A way out. */
  readonly fix: string;
  /** The object concerned. */
  readonly object: ObjectReference;
  /** Path of the field in the object, such as `spec.http[0].route[1].destination.subset`. @default - the object as a whole */
  readonly field?: string;
  /** Other objects that take part. @default - none */
  readonly related?: ObjectReference[];
  /** For steps: the mix that fails, such as "while VirtualService shop/reviews is new and DestinationRule shop/reviews is old". @default - none */
  readonly witness?: string;
  /** For steps: the smallest sequence of steps that would be safe. @default - none */
  readonly safeSteps?: string[];
  /** File the object was read from. @default - not read from a file */
  readonly file?: string;
  /** Index of the document in the file, from 0. @default - not read from a file */
  readonly document?: number;
  /** Where a whole plan was checked: the stage, such as `10%`, or the step, such as `10% -> 50%`. @default - no plan was checked */
  readonly stage?: string;
  /** Why somebody suppressed it; a suppressed finding counts for nothing. @default - not suppressed */
  readonly suppressed?: string;
}
