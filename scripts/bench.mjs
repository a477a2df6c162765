// `npm run bench`: what the library costs, as ratios, each pair taken in one run on this machine.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { install, root } from './install.mjs';

install();
compile();
const failed = [['require-cost.mjs'], ['bench-synth.mjs'], ['bench-synth.mjs', '200', '20'], ['bench-check.mjs'], ['bench-traffic.mjs']]
  .filter(([script, ...args]) => spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, stdio: 'inherit' }).status !== 0);
if (failed.length > 0) {
  console.error(`over its limit: ${failed.map(([script]) => script).join(', ')}`);
  process.exitCode = 1;
}
