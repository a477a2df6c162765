// Builds the Python package, installs it into a fresh virtual environment and shows that examples/python/app.py writes the same bytes as its TypeScript twin.
// Then moves a release of a Python app by the command line.
// What `init` writes in Python is tested, synthesized and planned there, too.
// Needs Python 3.9 or newer with venv, and a package index: it is no part of `npm test`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { compile, runProgram } from './compile.mjs';
import { bin, install, root, run } from './install.mjs';

const STATES = ['stable', '10%', '1/3', 'finish'];
const PEERS = ['cdk8s', 'cdk8s-plus-27', 'constructs'];

const python = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3');
const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1' };

/** The command that a virtual environment puts in place of `python`. */
const pythonOf = venv => process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');

/** The files that a program writes, by name. */
function written(folder) {
  return Object.fromEntries(readdirSync(folder).sort().map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

if (spawnSync(python, ['-c', 'import venv'], { stdio: 'ignore' }).status !== 0) {
  console.error(`${python} with venv is needed: install Python, or say where it is by PYTHON`);
  process.exit(1);
}
install();
compile();
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-python-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

console.error('Building the Python package ...');
run(bin('jsii-pacmak'), ['--targets', 'python', '--outdir', join(folder, 'dist'), '--no-npmignore'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const [wheel] = readdirSync(join(folder, 'dist', 'python')).filter(name => name.endsWith('.whl'));

console.error('Installing it ...');
const venv = join(folder, 'venv');
run(python, ['-m', 'venv', venv]);
const peers = PEERS.map(name => `${name}==${JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`);
run(pythonOf(venv), ['-m', 'pip', 'install', '--quiet', join(folder, 'dist', 'python', wheel), ...peers]);

for (const [index, state] of STATES.entries()) {
  const [left, right] = ['python', 'typescript'].map(language => join(folder, `${index}-${language}`));
  run(pythonOf(venv), [join(root, 'examples/python/app.py')], { env: { ...env, CANARY_RATIO: state, CDK8S_OUTDIR: left } });
  process.env.CANARY_RATIO = state;
  process.env.CDK8S_OUTDIR = right;
  runProgram('examples/python/app.ts');
  if (JSON.stringify(written(left)) !== JSON.stringify(written(right))) {
    console.error(`${state}: Python and TypeScript write different bytes`);
    process.exit(1);
  }
  console.log(`${state}: Python and TypeScript write the same bytes`);
}

// The same app with its release in Git: the command line asks it for its plan, and moves it.
const app = join(folder, 'app');
mkdirSync(app);
const declared = readFileSync(join(root, 'examples/python/app.py'), 'utf8')
  .replace('import CanaryService,', 'import CanaryService, Releases,')
  .replace('app = App()\n', 'app = App()\nReleases.from_file(app, os.path.join(os.path.dirname(os.path.abspath(__file__)), "releases.yaml"))\n');
writeFileSync(join(app, 'app.py'), `import os\n${declared}`);
writeFileSync(join(app, 'releases.yaml'), 'reviews: { canary: v2, at: deploy } # one line\n');
writeFileSync(join(app, 'cdk8s.yaml'), `language: python\napp: ${JSON.stringify(`${pythonOf(venv)} app.py`)}\n`);
const command = (...argv) => spawnSync(process.execPath, [join(root, 'bin/cdk8s-canary'), ...argv], { cwd: app, encoding: 'utf8', env });
const plan = command('plan', '--output', 'json');
const moved = command('next', 'reviews');
const stages = plan.status === 0 ? JSON.parse(plan.stdout).releases[0].stages.map(({ name }) => name).join(' ') : plan.stderr;
const entry = readFileSync(join(app, 'releases.yaml'), 'utf8');
if (stages !== 'stable deploy 10% 50% 100% finish' || moved.status !== 0 || entry !== 'reviews: { canary: v2, at: 10% } # one line\n') {
  console.error(`the command line does not move a Python app: ${stages} ${moved.stdout}${moved.stderr}${entry}`);
  process.exit(1);
}
console.log('plan and next move the release of a Python app');

const project = join(folder, 'project');
const cli = join(root, 'bin', 'cdk8s-canary');
const inVenv = { env: { ...env, CANARY_RATIO: undefined, CDK8S_OUTDIR: undefined, PATH: `${dirname(pythonOf(venv))}${delimiter}${env.PATH}` }, cwd: project };
run(process.execPath, [cli, 'init', project, '--language', 'python']);
run(pythonOf(venv), ['-m', 'unittest'], inVenv);
run(pythonOf(venv), ['main.py'], inVenv);
run(process.execPath, [cli, 'plan'], inVenv);
console.log('init: its tests pass, it synthesizes, its plan is shown');
