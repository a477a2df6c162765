import { relative, resolve } from 'node:path';
import { ReportedFinding } from './report';
import { pathExists, repositoryRoot } from '../load/files';
import { parseRevision, placeAtRevision } from '../load/git';

/** The findings with files as they are called from the root of the repository: annotations are shown beside those. */
export function fromRepositoryRoot(findings: readonly ReportedFinding[], cwd: string): ReportedFinding[] {
  const root = repositoryRoot(cwd);
  if (root === undefined) {
    return [...findings];
  }
  return findings.map(finding => {
    const { file } = finding;
    const place = file === undefined ? undefined : placeOf(file, cwd);
    const path = place === undefined ? undefined : relative(root, place);
    return path === undefined || path === '' || path.startsWith('..') ? finding : { ...finding, file: path };
  });
}

function placeOf(file: string, cwd: string): string | undefined {
  if (pathExists(file, cwd)) {
    return resolve(cwd, file);
  }
  const { path } = parseRevision(file);
  return path === undefined ? undefined : placeAtRevision(path, cwd);
}
