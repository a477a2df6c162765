// `npm run e2e:workflows`: actionlint looks at the workflows that `init` writes and those of the how-tos. Needs Go.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { install, root, run } from './install.mjs';

const outdir = join(root, 'build/e2e-workflows');

install();
compile();
mkdirSync(outdir, { recursive: true });
const require = createRequire(import.meta.url);
const { githubPipeline } = require('../lib/cli/init/github-pipeline.js');
const { PIPELINE_COMMANDS } = require('../lib/cli/init/pipeline-commands.js');
const written = Object.entries(PIPELINE_COMMANDS).map(([language, commands]) => [`init-${language}.yml`, githubPipeline(commands)]);
const quoted = readdirSync(join(root, 'docs')).flatMap(page => [...readFileSync(join(root, 'docs', page), 'utf8').matchAll(/^```yaml\n# file: \.github\/workflows\/(\S+)\n([^]*?)^```$/gm)].map(([, name, text]) => [name, text]));
const files = [...written, ...quoted].map(([name, text]) => {
  writeFileSync(join(outdir, name), text);
  return join(outdir, name);
});
run('go', ['run', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.7', ...files], { cwd: outdir });
console.log(`${files.length} workflows, nothing found`);
