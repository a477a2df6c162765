// Compiles src to lib where lib is older. jsii also writes the assembly that other languages' packages, API.md and the table of props are made of.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, install, root, run } from './install.mjs';
import { writeProps } from './props.mjs';

const newest = folder => readdirSync(join(root, folder), { recursive: true })
  .map(name => statSync(join(root, folder, name)))
  .reduce((time, stat) => stat.isFile() ? Math.max(time, stat.mtimeMs) : time, 0);

export function isCompiled() {
  const assembly = join(root, '.jsii');
  return existsSync(assembly) && existsSync(join(root, 'lib', 'index.js')) && statSync(assembly).mtimeMs >= Math.max(newest('src'), statSync(join(root, 'package.json')).mtimeMs);
}

export function compile() {
  if (!isCompiled()) {
    console.error('Compiling ...');
    runJsii();
    if (writeProps()) {
      console.error('The props changed, compiling their table ...');
      runJsii();
    }
  }
}

function runJsii() {
  run(bin('jsii'), ['--silence-warnings=reserved-word'], { env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs a TypeScript program of this repository. */
export function runProgram(file, args = []) {
  run(process.execPath, ['-r', join(root, 'node_modules/ts-node/register/transpile-only'), join(root, file), ...args],
    { env: { ...process.env, TS_NODE_PROJECT: join(root, 'test/tsconfig.json') } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  compile();
}
