import { WantedTrace } from './case-file';

/** What cases ask of a trace in the JSON answer. */
export interface ReportedTrace {
  readonly request?: { readonly host?: string; readonly from?: { readonly gateway?: string } };
  readonly split?: readonly ReportedPart[];
  readonly [key: string]: unknown;
}

interface ReportedPart {
  readonly version: string;
  readonly percent: string | number;
  readonly problem?: string | null;
  readonly pods?: readonly { readonly workload: string; readonly count: number }[];
}

/** Why no trace is the wanted one; undefined where one is. */
export function noTraceFits(traces: readonly ReportedTrace[], want: WantedTrace): string | undefined {
  const reasons = traces.map(trace => traceMisfit(trace, want));
  return reasons.includes(undefined) ? undefined : `no trace is ${JSON.stringify(want)}: ${reasons[0] ?? 'there are none'}`;
}

function traceMisfit(trace: ReportedTrace, want: WantedTrace): string | undefined {
  for (const [key, value] of Object.entries(want)) {
    const misfit = keyMisfit(trace, key, value);
    if (misfit !== undefined) {
      return misfit;
    }
  }
  return undefined;
}

function keyMisfit(trace: ReportedTrace, key: string, value: unknown): string | undefined {
  const parts = trace.split ?? [];
  switch (key) {
    case 'split': {
      const have = sums(parts, ({ percent }) => Number(percent));
      return sameNumbers(have, value as Record<string, number>) ? undefined : `split is ${JSON.stringify(Object.fromEntries(have))}`;
    }
    case 'splitNot': {
      const have = sums(parts, ({ percent }) => Number(percent));
      return sameNumbers(have, value as Record<string, number>) ? `split is ${JSON.stringify(Object.fromEntries(have))}` : undefined;
    }
    case 'problem': {
      const have = new Map(parts.map(({ version, problem }) => [version, problem ?? null]));
      const wrong = Object.entries(value as Record<string, unknown>).find(([version, problem]) => !have.has(version) || !valueFits(have.get(version), problem));
      return wrong && `problem of ${wrong[0]} is ${have.get(wrong[0])}`;
    }
    case 'pods': {
      const have = new Map<string, number>();
      parts.flatMap(({ pods }) => pods ?? []).forEach(({ workload, count }) => have.set(workload, (have.get(workload) ?? 0) + count));
      return sameNumbers(have, value as Record<string, number>) ? undefined : `pods are ${JSON.stringify(Object.fromEntries(have))}`;
    }
    case 'gateway': return trace.request?.from?.gateway === value ? undefined : 'asked elsewhere';
    case 'host': return trace.request?.host === value ? undefined : 'another host';
    default: return valueFits(trace[key], value) ? undefined : `${key} is ${JSON.stringify(trace[key])}`;
  }
}

function sums(parts: readonly ReportedPart[], of: (part: ReportedPart) => number): Map<string, number> {
  const result = new Map<string, number>();
  parts.forEach(part => result.set(part.version, (result.get(part.version) ?? 0) + of(part)));
  return result;
}

/** Alike up to rounding; what one side does not name is zero. */
function sameNumbers(have: ReadonlyMap<string, number>, want: Readonly<Record<string, number>>): boolean {
  return [...new Set([...have.keys(), ...Object.keys(want)])].every(key => Math.abs((have.get(key) ?? 0) - (want[key] ?? 0)) <= 0.01);
}

function valueFits(have: unknown, want: unknown): boolean {
  if (typeof want === 'object' && want !== null && !Array.isArray(want)) {
    const { not, in: among, notIn } = want as { not?: unknown; in?: unknown[]; notIn?: unknown[] };
    return (not === undefined || have !== not) && (among === undefined || among.includes(have)) && (notIn === undefined || !notIn.includes(have));
  }
  return have === want;
}
