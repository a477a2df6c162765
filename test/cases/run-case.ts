import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseFile, CaseRun, Expected, asList } from './case-file';
import { RANK, ReportedFinding, findingFits, isAbout, shownFinding } from './finding-fits';
import { ReportedTrace, noTraceFits } from './trace-fits';
import { Outcome, run } from '../cli/run';

interface JsonOutput {
  readonly findings?: readonly ReportedFinding[];
  readonly traces?: readonly ReportedTrace[];
}

/** Runs a case in a copy of its folder. @returns what does not hold */
export async function runCase(folder: string, file: CaseFile): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'cdk8s-canary-case-'));
  try {
    cpSync(join(folder, file.id), copy, { recursive: true, filter: path => !path.endsWith('case.yaml') });
    if (file.git) {
      commitAll(copy);
    }
    const failures: string[] = [];
    for (const [index, one] of file.runs.entries()) {
      const found = await runOnce(copy, one);
      failures.push(...found.map(failure => file.runs.length > 1 ? `run ${index + 1}: ${failure}` : failure));
    }
    return failures;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function commitAll(cwd: string): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  for (const args of [['init', '-q'], ['add', '-A'], ['-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-qm', 'x']]) {
    execFileSync('git', args, { cwd, env, stdio: 'ignore' });
  }
}

async function runOnce(folder: string, { run: words, cwd: below = '.', stdin = '', expect: wanted = {} }: CaseRun): Promise<string[]> {
  const args = words.map(String);
  const cwd = join(folder, below);
  const isText = args[0] === 'next' || args.includes('-o') || args.includes('--output');
  const texts = new Map(asList(wanted.fileUnchanged).map(name => [name, readFileSync(join(cwd, name), 'utf8')]));
  const outcome = await run([...args, ...isText ? [] : ['--output', 'json']], { cwd, stdin, env: { NO_COLOR: '1' } });
  return [
    ...endFailures(outcome, wanted),
    ...jsonFailures(args[0], isText, outcome, wanted),
    ...textFailures(`${outcome.stdout}\n${outcome.stderr}`.toLowerCase(), wanted),
    ...fileFailures(cwd, texts, wanted),
  ];
}

function endFailures({ code, stdout, stderr }: Outcome, { exit }: Expected): string[] {
  const isAllowed = exit === undefined ? code !== 2 : asList(exit).includes(code);
  return [
    ...code < 0 || code > 2 ? [`crash: exit ${code}`] : [],
    ...[stdout, stderr].some(text => /^\s+at .+:\d+:\d+\)?\s*$/m.test(text) || text.includes('unexpected: ')) ? ['crash: stack trace'] : [],
    ...isAllowed ? [] : [`exit ${code}, not ${asList(exit).join(' or ') || '0 or 1'}: ${stderr.slice(0, 200)}`],
  ];
}

function jsonFailures(command: string, isText: boolean, { code, stdout }: Outcome, wanted: Expected): string[] {
  const isJudged = !isText && code !== 2;
  const data = isJudged ? JSON.parse(stdout) as JsonOutput : {};
  const findings = data.findings ?? [];
  const { findings: wantedFindings = [], none = [], silentAt, silentFor, json, safeStepsAtLeast } = wanted;
  const loud = silentAt === undefined ? [] : findings
    .filter(({ severity }) => RANK[severity] >= RANK[silentAt])
    .filter(finding => silentFor === undefined || silentFor.some(reference => isAbout(finding, reference)));
  return [
    ...wantedFindings.filter(want => !findings.some(finding => findingFits(finding, want)))
      .map(want => `no finding like ${JSON.stringify(want)} among: ${[...new Set(findings.map(shownFinding))].join(', ') || 'none'}`),
    ...none.flatMap(want => findings.filter(finding => findingFits(finding, want)).slice(0, 1)).map(finding => `unwanted ${shownFinding(finding)}: ${finding.message}`),
    ...loud.slice(0, 1).map(finding => `not silent: ${shownFinding(finding)}: ${finding.message}`),
    ...!isJudged && command === 'check' && (silentAt !== undefined || none.length > 0) ? ['nothing was judged'] : [],
    ...json !== undefined && !contains(data, json) ? [`JSON lacks ${JSON.stringify(json)}`] : [],
    ...findings.filter(({ safeSteps }) => safeSteps !== undefined && safeSteps.length < (safeStepsAtLeast ?? 0))
      .map(({ code: rule, safeSteps }) => `${rule} proposes ${safeSteps?.length} step: ${safeSteps?.join('; ')}`),
    // Exit code 2 where it is allowed says that this is not judged.
    ...code === 2 && asList(wanted.exit).includes(2) ? [] : traceFailures(data.traces ?? [], wanted),
  ];
}

function traceFailures(traces: readonly ReportedTrace[], { trace, traces: all = [], traceAny }: Expected): string[] {
  const alternatives = (traceAny ?? []).map(want => noTraceFits(traces, want));
  return [
    ...[...trace === undefined ? [] : [trace], ...all].flatMap(want => noTraceFits(traces, want) ?? []),
    ...alternatives.length > 0 && alternatives.every(reason => reason !== undefined) ? [`${alternatives[0]}, nor one of the alternatives`] : [],
  ];
}

function textFailures(text: string, { said, notSaid, saidAny }: Expected): string[] {
  const says = (word: unknown): boolean => text.includes(String(word).toLowerCase());
  return [
    ...asList(said).filter(word => !says(word)).map(word => `does not say "${word}"`),
    ...asList(notSaid).filter(says).map(word => `says "${word}"`),
    ...saidAny !== undefined && !saidAny.some(says) ? [`says none of ${saidAny.join(', ')}`] : [],
  ];
}

function fileFailures(cwd: string, before: ReadonlyMap<string, string>, { fileAbsent, fileHas = {} }: Expected): string[] {
  const textOf = (name: string): string | undefined => existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'utf8') : undefined;
  return [
    ...[...before].filter(([name, text]) => textOf(name) !== text).map(([name]) => `${name} was changed`),
    ...asList(fileAbsent).filter(name => textOf(name) !== undefined).map(name => `${name} was written`),
    ...Object.entries(fileHas).filter(([name, text]) => textOf(name)?.includes(text) !== true).map(([name, text]) => `${name} lacks "${text}"`),
  ];
}

/** Whether all of the second is in the first; items of lists in whatever order. */
function contains(have: unknown, want: unknown): boolean {
  if (Array.isArray(want)) {
    return Array.isArray(have) && want.every(item => have.some(candidate => contains(candidate, item)));
  }
  if (typeof want === 'object' && want !== null) {
    return typeof have === 'object' && have !== null && Object.entries(want).every(([key, value]) => key in have && contains((have as Record<string, unknown>)[key], value));
  }
  return have === want;
}
