import { Severity } from './finding';
import { Pack } from './pack';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';

/** What docs/RULES.md says of a rule. */
export interface RuleDescription {
  /** Stable, never used again for something else: `CC` and three digits, see "Codes" in CONTRIBUTING.md. */
  readonly code: string;
  /** Readable name in kebab-case. */
  readonly name: string;
  /** The severity where a draft says no other. */
  readonly severity: Severity;
  /** The worst that a draft may say. @default - the severity of the rule */
  readonly worst?: Severity;
  /** What it is switched off with. @default - what the folder of the rule belongs to */
  readonly pack?: Pack;
  /** One line: what the rule looks for. */
  readonly meaning: string;
  /** What users of the service would suffer. */
  readonly consequence: string;
  readonly fix: string;
  /** Pages of Istio or Kubernetes, or recorded cases (`verdicts/subset-missing`, `routing/r023`, `transitions/t005`). */
  readonly sources: readonly string[];
  /** Codes of istioctl that mean the same, such as `IST0101`. @default - none */
  readonly istio?: readonly string[];
}

/** Something that is named and that the files do not hold. */
export interface MissingObject {
  /** `Host` for the name of a host outside the cluster. */
  readonly kind: string;
  /** Empty for a host. */
  readonly namespace: string;
  readonly name: string;
  /** Whether the files show one of this name in another place, which is likely meant. @default false */
  readonly elsewhere?: boolean;
}

/** A finding before the catalogue adds what all findings of the rule share. */
export interface Draft {
  readonly object: ManifestObject;
  readonly message: string;
  readonly field?: string;
  readonly related?: readonly ManifestObject[];
  readonly severity?: Severity;
  readonly fix?: string;
  readonly witness?: string;
  readonly safeSteps?: readonly string[];
  /** What the files do not hold. Unless they are complete it may be elsewhere: then this is a warning at most. @default - nothing is missing */
  readonly missing?: MissingObject;
}

/** Looks at one set of manifests. */
export interface StaticRule extends RuleDescription {
  check(set: Inventory): Iterable<Draft>;
}
