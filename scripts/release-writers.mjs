// Holds the writers of the command line to what they promise: `node scripts/release-writers.mjs [pairs] [kills]`. Concurrent commands lose no update, and a command
// that is killed at whatever moment leaves the old set or the new one. Too long for `npm test`, which tries a few of each.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { install, root } from './install.mjs';

const [pairs, kills] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 200)];
install();
compile();

const APP = `
const { App, Chart } = require(${JSON.stringify(join(root, 'node_modules/cdk8s'))});
const { CanaryService, Releases } = require(${JSON.stringify(join(root, 'lib'))});
const app = new App();
Releases.fromFile(app, require('path').join(__dirname, 'releases.yaml'));
const chart = new Chart(app, 'shop', { namespace: 'shop' });
for (const name of ['reviews', 'ratings']) {
  new CanaryService(chart, name, { port: 9080, replicas: 3, stable: { version: 'v1', image: name + ':1' }, canary: { version: 'v2', image: name + ':2' } });
}
app.synth();
`;

const folder = mkdtempSync(join(tmpdir(), 'release-writers-'));
const inFolder = name => join(folder, name);
const file = () => readFileSync(inFolder('releases.yaml'), 'utf8');
const start = (...argv) => spawn(process.execPath, [join(root, 'bin/cdk8s-canary'), ...argv], { cwd: folder, stdio: 'ignore' });
const ended = child => new Promise(resolve => child.on('close', code => resolve(code)));
const run = (...argv) => ended(start(...argv));
const synth = () => execFileSync(process.execPath, ['app.js'], { cwd: folder });
const say = text => console.log(text);
let failed = 0;
const expect = (isFine, what) => {
  if (!isFine) {
    failed++;
    say(`FAILED: ${what}`);
  }
};

try {
  writeFileSync(inFolder('app.js'), APP);
  writeFileSync(inFolder('cdk8s.yaml'), 'app: node app.js\n');
  writeFileSync(inFolder('releases.yaml'), '{}\n');
  synth();
  await concurrent();
  await killed('plan', ['plan', '--write', 'plan'], () => {
    const names = readdirSync(inFolder('plan'));
    const stages = ['reviews', 'ratings'].flatMap(name => names.includes(name) ? readdirSync(join(inFolder('plan'), name)).filter(stage => existsSync(join(inFolder('plan'), name, stage, 'app.yaml'))) : []);
    expect(stages.length === 12, `a plan of ${stages.length} stages after a kill`);
  }, async () => run('plan', '--write', 'plan'));
  await killed('set', () => ['set', 'reviews', file().includes('10%') ? '50%' : '10%', '--before', 'dist'], () => {
    expect(/^reviews: \{ canary: v2, at: (10|50)% \}\n$/.test(file()), `a release file that says ${JSON.stringify(file())}`);
    const dist = readdirSync(inFolder('dist'));
    expect(dist.length === 1 && dist[0] === 'shop.k8s.yaml' && readFileSync(inFolder('dist/shop.k8s.yaml'), 'utf8').endsWith('\n'), `an output of ${dist.join(', ')}`);
  }, async () => {
    writeFileSync(inFolder('releases.yaml'), 'reviews: { canary: v2, at: 10% }\n');
    synth();
    return run('set', 'reviews', '50%', '--before', 'dist');
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(failed === 0 ? 'every writer keeps its promise' : `${failed} broken promises`);
process.exitCode = failed === 0 ? 0 : 1;

async function concurrent() {
  for (let count = 0; count < pairs; count++) {
    writeFileSync(inFolder('releases.yaml'), 'reviews: { canary: v2, at: 10% }\nratings: { canary: v2, at: 10% }\n');
    synth();
    const codes = await Promise.all([run('set', 'reviews', '50%', '--before', 'dist'), run('set', 'ratings', '50%', '--before', 'dist')]);
    expect(file() === 'reviews: { canary: v2, at: 50% }\nratings: { canary: v2, at: 50% }\n', `pair ${count} ended with ${codes} and ${JSON.stringify(file())}`);
  }
  say(`${pairs} pairs of concurrent commands`);
}

/** @param argv the command, or what makes it of the moment @param check looks at what is there after a kill @param prepare runs to the end once, for a set to begin with */
async function killed(name, argv, check, prepare) {
  expect(await prepare() === 0, `${name} does not run`);
  const began = Date.now();
  await run(...typeof argv === 'function' ? argv() : argv);
  const length = Date.now() - began;
  for (let count = 0; count < kills; count++) {
    const child = start(...typeof argv === 'function' ? argv() : argv);
    const end = ended(child);
    // Most of a run is the app's; what is written is written at its end.
    setTimeout(() => child.kill('SIGKILL'), length * (count % 2 === 0 ? Math.random() : 0.7 + 0.4 * Math.random()));
    await end;
    check();
  }
  await run(...typeof argv === 'function' ? argv() : argv);
  const left = [folder, inFolder('dist'), inFolder('plan')].filter(existsSync).flatMap(path => readdirSync(path)).filter(one => /\.tmp$|cdk8s-canary\.(new|old)$/.test(one));
  expect(left.length === 0, `${name} leaves ${left.join(', ')}`);
  say(`${kills} kills of ${name}`);
}
