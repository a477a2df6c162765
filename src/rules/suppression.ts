import { Finding, ObjectReference, Severity } from './finding';
import { RuleDescription } from './rule';
import { groupBy } from '../mesh/groups';
import { Inventory } from '../mesh/inventory';
import { asString, get } from '../mesh/manifest';
import { perSet } from '../mesh/per-set';

/** Annotation that silences findings about the object that carries it: `CC301: why it is wanted; CC302: why`. */
export const SUPPRESS_ANNOTATION = 'cdk8s-canary.io/suppress';

/** A finding that is known and wanted. */
export interface Suppression {
  /** Code of the rule, such as `CC301`. */
  readonly code: string;
  /** The object, as findings show it: `VirtualService shop/reviews`. @default - whatever object */
  readonly object?: string;
  /** Why it is wanted. A suppression without a reason is a finding (CC001) and silences nothing. */
  readonly reason: string;
}

/** Step rules and the others are run apart, so a suppression is unused only where its rule was run. */
export enum SuppressionScope {
  SET,
  STEP,
}

export const withoutReason: RuleDescription = {
  code: 'CC001',
  name: 'suppression-without-reason',
  severity: Severity.ERROR,
  meaning: 'a suppression says no reason, or no code of a rule',
  consequence: 'Nobody can tell later whether the finding may still be ignored. The suppression silences nothing.',
  fix: `write the code and the reason: \`${SUPPRESS_ANNOTATION}: "CC301: the header route is for testers only"\``,
  sources: [],
};

export const unused: RuleDescription = {
  code: 'CC002',
  name: 'suppression-unused',
  severity: Severity.WARNING,
  meaning: 'a suppression silences nothing',
  consequence: 'What it was written for is gone; left where it is, it would hide the next finding of its kind.',
  fix: 'remove the suppression',
  sources: [],
};

export const judgedLess: RuleDescription = {
  code: 'CC003',
  name: 'judged-less',
  severity: Severity.WARNING,
  meaning: 'a step suppresses, excludes or makes external what was judged before (information where the object itself is new)',
  consequence: 'A change that silences what would speak against it passes its own gate.',
  fix: 'let somebody look at the reason; where it is right, it says nothing from the next step on',
  sources: [],
};

export const suppressionRules: readonly RuleDescription[] = [withoutReason, unused, judgedLess];

/** A suppression with what is known of its place. */
interface Entry {
  readonly code: string;
  readonly object?: string;
  readonly reason: string;
  readonly at: Pick<Finding, 'object' | 'field' | 'file' | 'document'>;
  used: boolean;
  /** In the sets that are judged; what stands only in the set before them is over, and nobody can take it out any more. */
  readonly isCurrent: boolean;
}

const CODE = /^CC\d{3}$/;
const STEP_CODE = /^CC9/;

/**
 * Marks what is suppressed and adds what is wrong with the suppressions themselves.
 * @param sets the one that is judged, then for a step the one before
 */
export function suppress(
  findings: readonly Finding[],
  sets: readonly Inventory[],
  options: { readonly suppressions?: readonly Suppression[]; readonly reportUnusedSuppressions?: boolean; readonly scope: SuppressionScope },
): Finding[] {
  const entries = [...annotated(sets), ...given(options.suppressions ?? [])];
  if (entries.length === 0) {
    return [...findings];
  }
  const valid = entries.filter(entry => CODE.test(entry.code) && entry.reason !== '');
  const byCode = groupBy(valid, ({ code }) => code);
  const marked = findings.map(finding => {
    const matching = (byCode.get(finding.code) ?? []).filter(entry => entry.object === undefined || entry.object === shown(finding.object));
    matching.forEach(entry => entry.used = true);
    return matching.length === 0 ? finding : { ...finding, suppressed: matching[0].reason };
  });
  const inScope = (entry: Entry): boolean => STEP_CODE.test(entry.code) === (options.scope === SuppressionScope.STEP);
  const idle = options.reportUnusedSuppressions === false ? [] : valid.filter(entry => !entry.used && entry.isCurrent && inScope(entry));
  const broken = entries.filter(entry => !valid.includes(entry) && inScope(entry));
  return [
    ...marked,
    ...broken.map(entry => about(withoutReason, entry, CODE.test(entry.code)
      ? `the suppression of ${entry.code} says no reason`
      : `"${entry.code}" is no code of a rule, such as CC301`)),
    ...idle.map(entry => about(unused, entry, `no finding ${entry.code} to suppress`)),
  ];
}

/**
 * After several runs, of stages and steps: what silenced nothing in any of them.
 * @param knowsAllSteps whether every step was judged that an object takes part in; else what an object says of steps may be about another one
 */
export function unusedSuppressions(sets: readonly Inventory[], findings: readonly Finding[], suppressions: readonly Suppression[] = [], knowsAllSteps: boolean = true): Finding[] {
  const silenced = findings.filter(({ suppressed }) => suppressed !== undefined);
  return [...annotated(sets).filter(({ code }) => knowsAllSteps || !STEP_CODE.test(code)), ...given(suppressions)]
    .filter(entry => CODE.test(entry.code) && entry.reason !== '')
    .filter(entry => !silenced.some(({ code, object }) => code === entry.code && (entry.object === undefined || entry.object === shown(object))))
    .map(entry => about(unused, entry, `no finding ${entry.code} to suppress`));
}

/** Suppressions that objects carry since the set before. */
export function newlySuppressed(before: Inventory, after: Inventory): Finding[] {
  const keyOf = ({ code, object }: Entry): string => `${code} ${object}`;
  const earlier = new Set(annotated([before]).map(keyOf));
  const ids = new Set(before.all.map(String));
  return annotated([after]).filter(entry => entry.reason !== '' && !earlier.has(keyOf(entry))).map(entry => ({
    ...about(judgedLess, entry, `${entry.code} is suppressed since this step: ${entry.reason}`),
    ...!ids.has(entry.object ?? '') && { severity: Severity.INFO },
  }));
}

/** As `ManifestObject.toString` shows it. */
function shown({ kind, namespace, name }: ObjectReference): string {
  return `${kind} ${namespace}/${name}`;
}

function about(rule: RuleDescription, { at }: Entry, message: string): Finding {
  return { code: rule.code, rule: rule.name, severity: rule.severity, message, fix: rule.fix, ...at };
}

const withAnnotation = perSet(set => set.all.filter(({ metadata }) => metadata.annotations !== undefined && get(metadata.annotations, SUPPRESS_ANNOTATION) !== undefined));

/** What the objects say themselves; of an object in several sets the first one counts. */
function annotated(sets: readonly Inventory[]): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const [isCurrent, object] of sets.flatMap((set, index) => withAnnotation(set).map(found => [index === 0, found] as const))) {
    const text = asString(get(object.raw, 'metadata', 'annotations', SUPPRESS_ANNOTATION));
    if (text === undefined || seen.has(object.id)) {
      continue;
    }
    seen.add(object.id);
    const { apiVersion, kind, namespace, name, source: { file, document } } = object;
    const at = {
      object: { apiVersion, kind, namespace, name },
      field: `metadata.annotations[${SUPPRESS_ANNOTATION}]`,
      ...file !== undefined && { file },
      ...document !== undefined && { document },
    };
    // A reason may hold a semicolon: an entry starts where a code and a colon do.
    for (const part of text.split(/;(?=\s*CC\d{3}\s*(?::|;|$))/)) {
      if (part.trim() !== '') {
        const colon = part.indexOf(':');
        const code = (colon < 0 ? part : part.slice(0, colon)).trim();
        entries.push({ code, object: shown(at.object), reason: colon < 0 ? '' : part.slice(colon + 1).trim(), at, used: false, isCurrent });
      }
    }
  }
  return entries;
}

function given(suppressions: readonly Suppression[]): Entry[] {
  return suppressions.map(({ code, object, reason }) => ({
    code,
    object,
    reason: reason.trim(),
    at: { object: { apiVersion: '', kind: 'Suppression', namespace: '', name: code } },
    used: false,
    isCurrent: true,
  }));
}
