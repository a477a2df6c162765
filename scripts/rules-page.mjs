// Writes docs/RULES.md from the catalogue of rules; with `--check` only says whether it is stale (exit 1).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const require = createRequire(import.meta.url);
require('ts-node/register/transpile-only');
const { ruleDescriptions } = require(join(root, 'src/steps/catalogue.ts'));
const { rulesPage } = require(join(root, 'src/rules/page.ts'));

const file = join(root, 'docs/RULES.md');
const text = rulesPage(ruleDescriptions());

function current() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
} else if (current() !== text) {
  console.error('docs/RULES.md is stale: run node scripts/rules-page.mjs');
  process.exit(1);
}
