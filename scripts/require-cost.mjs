// How long `require('cdk8s-canary')` takes, as a multiple of requiring cdk8s and cdk8s-plus-27 alone: a fresh process each time, in turns, the medians compared.
// Needs the compiled library: node scripts/compile.mjs
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { install, root } from './install.mjs';

const ROUNDS = 25;
const LIMIT = 1.25;
const ALONE = ['cdk8s', 'cdk8s-plus-27'];
const OURS = [...ALONE, join(root, 'lib/index.js')];

/** Milliseconds of processor time: what else the machine does does not count. */
function time(modules) {
  const program = `const start = process.cpuUsage(); for (const one of ${JSON.stringify(modules)}) { require(one); } const { user, system } = process.cpuUsage(start); console.log((user + system) / 1000);`;
  return Number(execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' }));
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

install();
compile();
time(OURS);
const alone = [];
const ours = [];
for (let round = 0; round < ROUNDS; round++) {
  alone.push(time(ALONE));
  ours.push(time(OURS));
}
const ratio = median(ours) / median(alone);
console.log(`cdk8s and cdk8s-plus-27 ${median(alone).toFixed(0)} ms, with cdk8s-canary ${median(ours).toFixed(0)} ms: ${ratio.toFixed(2)} times (at most ${LIMIT})`);
process.exitCode = ratio <= LIMIT ? 0 : 1;
