// `npm test`: installs what is missing, runs all tests and closes with one line that says how many passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, install, root } from './install.mjs';

install();
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-test-'));
const report = join(folder, 'report.json');
const jest = spawnSync(bin('jest'), ['--ci', '--json', `--outputFile=${report}`, ...process.argv.slice(2)], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
let status = jest.status ?? 1;
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A suite that does not even load has no failed test of its own.
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
  console.log(`${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`);
  if (numPassedTests === 0 || failed > 0) {
    status = status || 1;
  }
} catch (error) {
  console.error(`jest left no report: ${error instanceof Error ? error.message : error}`);
  status = status || 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);
