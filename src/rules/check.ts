import { staticRules } from './catalogue';
import { Finding, ObjectReference, Severity } from './finding';
import { judgeMissing } from './missing';
import { Pack } from './pack';
import { isAboutPlaceholder } from './placeholder';
import { Draft, RuleDescription } from './rule';
import { SEVERITY_RANK } from './severity-rank';
import { Suppression, SuppressionScope, suppress } from './suppression';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';

/** What may be said beside the manifests, for sets and steps alike. */
export interface CheckOptions {
  /** Findings that are known and wanted, each with a reason. @default - those that objects carry as an annotation */
  readonly suppressions?: readonly Suppression[];
  /** Whether a suppression that silences nothing is a finding. Whoever checks many stages one by one turns it off and judges over all. @default true */
  readonly reportUnusedSuppressions?: boolean;
  /** Rules that never get as bad as this are not asked; those that may say all they find. @default Severity.INFO, all rules */
  readonly atLeast?: Severity;
  /** Packs whose rules are asked. @default - all */
  readonly packs?: readonly Pack[];
}

export function asked<T extends RuleDescription>(rules: readonly T[]): Readonly<Record<Severity, readonly T[]>> {
  const upTo = (least: Severity): T[] => rules.filter(({ severity, worst = severity }) => SEVERITY_RANK[worst] >= SEVERITY_RANK[least]);
  return { [Severity.INFO]: rules, [Severity.WARNING]: upTo(Severity.WARNING), [Severity.ERROR]: upTo(Severity.ERROR) };
}

const askedOfSets = asked(staticRules);

/** A finding while its place among the objects is still known. */
export interface Placed {
  readonly finding: Finding;
  readonly order: number;
}

/** What the rules say about one set of manifests, in the order of the objects, then by code. Suppressed findings stay in, marked. */
export function checkManifests(set: Inventory, options: CheckOptions = {}): Finding[] {
  const found: Placed[] = [];
  for (const rule of askedOfSets[options.atLeast ?? Severity.INFO]) {
    if (options.packs !== undefined && !options.packs.includes(rule.pack)) {
      continue;
    }
    for (const draft of rule.check(set)) {
      const judged = isAboutPlaceholder(draft) ? undefined : judgeMissing(set, rule, draft);
      if (judged !== undefined) {
        found.push(place(rule, judged));
      }
    }
  }
  return suppress(inOrder(found), [set], { ...options, scope: SuppressionScope.SET });
}

export function place(rule: RuleDescription, draft: Draft): Placed {
  const { file, document } = draft.object.source;
  return {
    order: draft.object.order,
    finding: {
      code: rule.code,
      rule: rule.name,
      severity: draft.severity ?? rule.severity,
      message: draft.message,
      fix: draft.fix ?? rule.fix,
      object: reference(draft.object),
      ...draft.field !== undefined && { field: draft.field },
      ...draft.related !== undefined && draft.related.length > 0 && { related: draft.related.map(reference) },
      ...draft.witness !== undefined && { witness: draft.witness },
      ...draft.safeSteps !== undefined && { safeSteps: [...draft.safeSteps] },
      ...file !== undefined && { file },
      ...document !== undefined && { document },
    },
  };
}

export function inOrder(found: Placed[]): Finding[] {
  return found.sort((a, b) => a.order - b.order || compare(a.finding.code, b.finding.code)).map(({ finding }) => finding);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reference({ apiVersion, kind, namespace, name }: ManifestObject): ObjectReference {
  return { apiVersion, kind, namespace, name };
}
