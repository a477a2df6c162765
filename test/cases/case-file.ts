import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/** What a finding has to be; see README.md beside this file. */
export interface WantedFinding {
  readonly atLeast?: string;
  readonly kind?: string | string[];
  readonly name?: string | string[];
  readonly namespace?: string | string[];
  readonly objects?: string[];
  readonly says?: string | string[];
  readonly saysAny?: string[];
  readonly code?: string | string[];
  readonly codeNot?: string | string[];
}

export type WantedTrace = Readonly<Record<string, unknown>>;

export interface Expected {
  readonly exit?: number | number[];
  readonly findings?: WantedFinding[];
  readonly none?: WantedFinding[];
  readonly silentAt?: string;
  readonly silentFor?: string[];
  readonly said?: string | string[];
  readonly notSaid?: string | string[];
  readonly saidAny?: string[];
  readonly json?: unknown;
  readonly trace?: WantedTrace;
  readonly traces?: WantedTrace[];
  readonly traceAny?: WantedTrace[];
  readonly fileUnchanged?: string | string[];
  readonly fileAbsent?: string | string[];
  readonly fileHas?: Readonly<Record<string, string>>;
  readonly safeStepsAtLeast?: number;
}

/** One command line of a case. */
export interface CaseRun {
  readonly run: readonly unknown[];
  readonly stdin?: string;
  /** Where it runs, below the case's folder. */
  readonly cwd?: string;
  readonly expect?: Expected;
}

export interface CaseFile {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Whether the folder is a repository with one commit. */
  readonly git: boolean;
  readonly runs: readonly CaseRun[];
}

/** All cases of a folder, by their names. */
export function readCaseFiles(folder: string): CaseFile[] {
  return readdirSync(folder).filter(name => existsSync(join(folder, name, 'case.yaml'))).sort().map(name => {
    const file = load(readFileSync(join(folder, name, 'case.yaml'), 'utf8')) as CaseFile & CaseRun;
    return { id: name, kind: file.kind, title: file.title, git: file.git === true, runs: file.runs ?? [file] };
  });
}

export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? value as readonly T[] : [value as T];
}
