import { WantedFinding, asList } from './case-file';

/** What cases ask of a finding in the JSON report. */
export interface ReportedFinding {
  readonly severity: string;
  readonly code: string;
  readonly message?: string;
  readonly fix?: string;
  readonly object?: { readonly kind?: string; readonly name?: string; readonly namespace?: string };
  readonly safeSteps?: readonly string[];
}

export const RANK: Readonly<Record<string, number>> = { info: 0, warning: 1, error: 2 };

export function findingFits(finding: ReportedFinding, want: WantedFinding): boolean {
  const text = `${finding.message ?? ''} ${finding.fix ?? ''}`.toLowerCase();
  const says = (word: unknown): boolean => text.includes(String(word).toLowerCase());
  return RANK[finding.severity] >= RANK[want.atLeast ?? 'warning']
    && (['kind', 'name', 'namespace'] as const).every(key => want[key] === undefined || asList<string | undefined>(want[key]).includes(finding.object?.[key]))
    && (want.objects === undefined || want.objects.some(reference => isAbout(finding, reference)))
    && (want.code === undefined || asList(want.code).includes(finding.code))
    && !asList(want.codeNot).includes(finding.code)
    && asList(want.says).every(says)
    && (want.saysAny === undefined || want.saysAny.some(says));
}

/** Whether a finding is about `Kind/name` or `Kind/*`. */
export function isAbout({ object }: ReportedFinding, reference: string): boolean {
  const [kind, name] = [reference.slice(0, reference.indexOf('/')), reference.slice(reference.indexOf('/') + 1)];
  return object?.kind === kind && (name === '*' || name === object.name);
}

export function shownFinding({ severity, code, object }: ReportedFinding): string {
  return `${severity} ${code} ${object?.kind}/${object?.name}`;
}
