import { Finding, Severity } from '../../rules/finding';
import { SEVERITY_RANK } from '../../rules/severity-rank';
import { ExitCode } from '../exit';
import { SkippedFile } from '../load/skipped';

/** A step of a plan, by the names of its stages. */
export interface StepName {
  readonly from: string;
  readonly to: string;
}

/** A finding with the stage or step it is about, where a plan is checked. */
export interface ReportedFinding extends Finding {
  readonly stage?: string;
  readonly step?: StepName;
  /** Line of the file where the field stands, else the object; from 1. */
  readonly line?: number;
}

/** What a check came to. */
export interface Report {
  /** In the order they were found. */
  readonly findings: readonly ReportedFinding[];
  /** How many objects were looked at, all stages together. */
  readonly objects: number;
  /** Of a single step: what was said for its two sides. */
  readonly judged?: StepName;
  /** What was passed over. @default - nothing */
  readonly skipped?: readonly SkippedFile[];
}

/** How many findings of each severity count, and how many are suppressed. */
export interface Summary {
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
}

export const FAIL_ON = [Severity.ERROR, Severity.WARNING, Severity.INFO, 'never'] as const;
export type FailOn = typeof FAIL_ON[number];

const RANK: Readonly<Record<FailOn, number>> = { ...SEVERITY_RANK, never: Infinity };

export function summaryOf({ findings, objects }: Report): Summary {
  const counting = findings.filter(finding => finding.suppressed === undefined);
  const of = (severity: Severity): number => counting.filter(finding => finding.severity === severity).length;
  return { objects, errors: of(Severity.ERROR), warnings: of(Severity.WARNING), infos: of(Severity.INFO), suppressed: findings.length - counting.length };
}

export function exitCode({ findings }: Report, failOn: FailOn): ExitCode {
  const counts = findings.some(finding => finding.suppressed === undefined && RANK[finding.severity] >= RANK[failOn]);
  return counts ? ExitCode.FOUND : ExitCode.CLEAN;
}
