import { checkManifests, checkStep, CheckOptions } from '../rules/check';
import { Finding, Severity } from '../rules/finding';
import { StepOptions } from '../rules/rule';
import { unusedSuppressions } from '../rules/suppression';
import { Inventory } from '../traffic/inventory';

/** A stage as it would be written. */
export interface CheckedStage {
  readonly name: string;
  readonly manifests: readonly unknown[];
}

/** Every stage by itself, and every step between neighbours, forward and back. What several of them say is said once, with the first of them. */
export function checkPlan(stages: readonly CheckedStage[], context: readonly unknown[], options: StepOptions): Finding[] {
  const sets = stages.map(stage => Inventory.of([...stage.manifests, ...context]));
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
  const own = new Set(stages.flatMap(stage => stage.manifests.map(idOf)));
  const ours = found.filter(({ object }) => own.has(`${object.kind}/${object.name}`)).map(asFarAsIsKnown);
  return [...distinct(ours), ...unusedSuppressions(sets, found)];
}

/** What an app does not declare may be declared elsewhere, a Gateway by those who run it: nothing to stop a synthesis for. */
const ELSEWHERE = new Set(['CC101', 'CC600', 'CC803']);

function asFarAsIsKnown(finding: Finding): Finding {
  return ELSEWHERE.has(finding.code) ? { ...finding, severity: Severity.INFO } : finding;
}

function idOf(manifest: unknown): string {
  const { kind, metadata } = manifest as { kind?: string; metadata?: { name?: string } };
  return `${kind}/${metadata?.name}`;
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
