import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { checkManifests, CheckOptions } from '../rules/check';
import { Finding, ObjectReference, Severity } from '../rules/finding';
import { unusedSuppressions } from '../rules/suppression';
import { checkStep } from '../steps/check';
import { StepOptions } from '../steps/rule';

/** A stage as it would be written. */
export interface CheckedStage {
  readonly name: string;
  readonly manifests: readonly unknown[];
}

/** What stops a synthesis, among what `checkPlan` says; the rules that only warn are not asked. */
export function planErrors(stages: readonly CheckedStage[], context: readonly unknown[], options: StepOptions): Finding[] {
  const found = findingsOf(stages, setsOf(stages, context), { ...options, atLeast: Severity.ERROR });
  return stopping(ofStages(stages, found));
}

/** What stops a synthesis, each once. */
export function stopping(findings: readonly Finding[]): Finding[] {
  return distinct(findings).filter(({ severity, suppressed }) => severity === Severity.ERROR && suppressed === undefined);
}

/** Every stage by itself, and every step between neighbours, forward and back. What several of them say is said once, with the first of them. */
export function checkPlan(stages: readonly CheckedStage[], context: readonly unknown[], options: StepOptions): Finding[] {
  const sets = setsOf(stages, context);
  const found = findingsOf(stages, sets, options);
  return [...own(stages, found), ...unusedSuppressions(sets, found)];
}

/** The same, without joining what several stages and steps say: for those who show each of them. */
export function eachFinding(stages: readonly CheckedStage[], context: readonly unknown[], options: StepOptions): Finding[] {
  return ofStages(stages, findingsOf(stages, setsOf(stages, context), options));
}

/** What the rules say about one set, with what else the app has. */
export function checkSet(manifests: readonly unknown[], context: readonly unknown[], atLeast: Severity): Finding[] {
  return own([{ name: '', manifests }], checkManifests(Inventory.of([...manifests, ...context]), { atLeast }));
}

/** Manifests that several stages have are one object in all of them, so that what is known of it is read once. */
function setsOf(stages: readonly CheckedStage[], context: readonly unknown[]): Inventory[] {
  const all = Inventory.of([...new Set(stages.flatMap(({ manifests }) => [...manifests, ...context]))]);
  const byManifest = new Map<unknown, ManifestObject>([...all.replaced.map(({ first }) => first), ...all.all].map(object => [object.raw, object]));
  return stages.map(({ manifests }) => Inventory.merged([...manifests, ...context].flatMap(manifest => byManifest.get(manifest) ?? []), all));
}

function findingsOf(stages: readonly CheckedStage[], sets: readonly Inventory[], options: CheckOptions & StepOptions): Finding[] {
  const each: CheckOptions & StepOptions = { ...options, reportUnusedSuppressions: false };
  const found: Finding[] = [];
  stages.forEach((stage, index) => {
    found.push(...at(stage.name, checkManifests(sets[index], each)));
    if (index > 0) {
      const before = stages[index - 1].name;
      found.push(...at(`${before} -> ${stage.name}`, checkStep(sets[index - 1], sets[index], each)));
      found.push(...at(`${stage.name} -> ${before}`, checkStep(sets[index], sets[index - 1], each)));
    }
  });
  return found;
}

function own(stages: readonly CheckedStage[], found: readonly Finding[]): Finding[] {
  return distinct(ofStages(stages, found));
}

/** Those about the stages' own manifests, and what others do to them. */
function ofStages(stages: readonly CheckedStage[], found: readonly Finding[]): Finding[] {
  const ids = new Set(stages.flatMap(stage => stage.manifests.map(idOf)));
  const isOwn = ({ kind, namespace, name }: ObjectReference): boolean => ids.has(`${kind}/${namespace}/${name}`);
  // What another object of the app does to one of ours is told with the other one.
  return found.filter(({ object, related = [] }) => isOwn(object) || related.some(isOwn)).map(asFarAsIsKnown);
}

/** What an app does not declare may be declared elsewhere, a Gateway by those who run it: nothing to stop a synthesis for. */
const ELSEWHERE = new Set(['CC101', 'CC600', 'CC803']);

export function asFarAsIsKnown(finding: Finding): Finding {
  return ELSEWHERE.has(finding.code) ? { ...finding, severity: Severity.INFO } : finding;
}

/** As findings name an object; one that says no namespace is read as one of `default`. */
function idOf(manifest: unknown): string {
  const { kind, metadata } = manifest as { kind?: string; metadata?: { name?: string; namespace?: string } };
  return `${kind}/${metadata?.namespace ?? 'default'}/${metadata?.name}`;
}

function at(stage: string, findings: readonly Finding[]): Finding[] {
  return findings.map(finding => ({ ...finding, stage }));
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, object, message, field, suppressed }) => {
    const key = JSON.stringify([code, object, message, field, suppressed]);
    return !seen.has(key) && seen.add(key);
  });
}
