import { Report, ReportedFinding } from './report';
import { get, getAt, objects } from '../../mesh/manifest';
import { InputError } from '../exit';
import { pathExists, readFile } from '../load/files';
import { isRevision, parseRevision, readRevisionFile } from '../load/git';

/**
 * Findings that were accepted once: a report of `check --output json`, as a path or `<revision>:<path>`.
 * @returns how often each finding is accepted, by what it is
 */
export function readBaseline(name: string, cwd: string): ReadonlyMap<string, number> {
  let report: unknown;
  try {
    report = JSON.parse(textOf(name, cwd));
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${name}: no JSON; a baseline is what check --output json writes`);
  }
  if (!Array.isArray(get(report, 'findings'))) {
    throw new InputError(`${name}: has no list "findings"; a baseline is what check --output json writes`);
  }
  const accepted = new Map<string, number>();
  for (const finding of [...objects(report, 'findings'), ...objects(report, 'suppressed')]) {
    const key = keyOf(finding);
    accepted.set(key, (accepted.get(key) ?? 0) + 1);
  }
  return accepted;
}

/** The report without what is accepted: those findings count as suppressed. */
export function withBaseline(report: Report, accepted: ReadonlyMap<string, number>): Report {
  const left = new Map(accepted);
  return {
    ...report,
    findings: report.findings.map((finding): ReportedFinding => {
      const key = keyOf(finding);
      const times = left.get(key) ?? 0;
      if (times === 0) {
        return finding;
      }
      left.set(key, times - 1);
      return { suppressed: 'in the baseline', ...finding };
    }),
  };
}

function textOf(name: string, cwd: string): string {
  if (pathExists(name, cwd)) {
    return readFile(name, cwd).text;
  }
  const { revision, path } = parseRevision(name);
  const text = path === undefined || !isRevision(revision, cwd) ? undefined : readRevisionFile(revision, path, cwd);
  if (text === undefined) {
    throw new InputError(`${name}: no such file`);
  }
  return text;
}

/** What a finding is, wherever it stands: a route that moves in its list is the same one. */
function keyOf(finding: unknown): string {
  const field = get(finding, 'field');
  return JSON.stringify([
    get(finding, 'code'), get(finding, 'severity'), ...['kind', 'namespace', 'name'].map(key => get(finding, 'object', key)), getAt(finding, ['step', 'from']), getAt(finding, ['step', 'to']), get(finding, 'stage'),
    typeof field === 'string' ? field.replace(/\[\d+\]/g, '[]') : '',
  ]);
}
