import { Report, ReportedFinding, StepName, Summary, summaryOf } from './report';

/** The shape that docs/CLI.md promises. */
export interface JsonReport {
  readonly findings: ReportedFinding[];
  readonly suppressed: ReportedFinding[];
  readonly summary: Summary;
  /** Of a single step. */
  readonly judged?: StepName;
  /** Files that were passed over, and why; left out where there are none. */
  readonly skipped?: { readonly file: string; readonly reason: string }[];
}

/** Findings that count, and apart from them those that somebody suppressed. */
export function jsonReport(report: Report): JsonReport {
  return {
    findings: report.findings.filter(finding => finding.suppressed === undefined),
    suppressed: report.findings.filter(finding => finding.suppressed !== undefined),
    summary: summaryOf(report),
    ...report.judged !== undefined && { judged: report.judged },
    ...report.skipped !== undefined && report.skipped.length > 0 && { skipped: report.skipped.map(({ file, reason }) => ({ file, reason })) },
  };
}
