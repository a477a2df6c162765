// Writes API.md from the compiled assembly; `--check` fails where the committed one is stale.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { bin, install, root, run } from './install.mjs';

install();
compile();
const check = process.argv.includes('--check');
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-api-'));
const fresh = join(folder, 'API.md');
try {
  run(bin('jsii-docgen'), ['-o', check ? fresh : 'API.md'], { env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' } });
  if (check && readFileSync(fresh, 'utf8') !== readFileSync(join(root, 'API.md'), 'utf8')) {
    console.error('API.md is stale: run `npm run api` and commit it');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
