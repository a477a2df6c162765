import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';
import * as ts from 'typescript';
import { PEERS } from '../../../src/cli/init/peers';
import { library } from '../app/library';
import { environment } from '../app/scratch';
import { Outcome, inFolder, run } from '../run';

const ROOT = join(__dirname, '../../..');
const MODULES = join(ROOT, 'node_modules');
/** Types are looked at in a test of their own, against the sources. */
const env = { ...environment(), TS_NODE_TRANSPILE_ONLY: '1' };

function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return files.map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

describe('a TypeScript app in an empty folder', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-canary-init-')));
  let outcome: Outcome;

  beforeAll(async () => {
    outcome = await run(['init'], { cwd: folder });
    // What npm would install.
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    ['cdk8s', 'cdk8s-plus-27', 'constructs', 'ts-node', 'typescript', '@types'].forEach(name => symlinkSync(join(MODULES, name), join(modules, name)));
    symlinkSync(dirname(library()), join(modules, 'cdk8s-canary'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The script that package.json has under a name, as npm runs it. */
  function script(name: string): string {
    const [, ...args] = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts[name].split(' ');
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
  }

  test('says what it wrote and what comes next', () => {
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout.split('\n')).toEqual([
      ...['package.json', 'tsconfig.json', 'cdk8s.yaml', '.gitignore', 'main.ts', 'shop.ts', 'test/shop.test.ts', 'releases.yaml', 'cdk8s-canary.yaml', '.github/workflows/release.yml', 'gitops/argocd/application.yaml']
        .map(path => `created  ${path}`),
      '', '  npm install', '  npm test', '  npx cdk8s-canary plan', '',
    ]);
  });

  test('its programs have no type error', () => {
    const program = ts.createProgram(['main.ts', 'test/shop.test.ts'].map(file => join(folder, file)), {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(MODULES, '@types')],
      paths: { 'cdk8s-canary': [join(ROOT, 'src/index.ts')] },
    });
    const errors = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.startsWith(folder));
    expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test('it synthesizes, its tests pass, and its plan is shown', async () => {
    script('synth');
    const kinds = loadAll(readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8')).map(object => (object as { kind: string }).kind);
    expect(kinds.sort()).toEqual(['Deployment', 'DestinationRule', 'Service', 'VirtualService']);
    expect(script('test')).toMatch(/# pass 4\n# fail 0/);
    const plan = await run(['plan'], { cwd: folder, env });
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toContain('web in shop: canary release of v2, at stable');
    expect((await run(['check', 'dist'], { cwd: folder })).code).toBe(0);
  });

  test('the plan is a page, too', async () => {
    const { code, stdout } = await run(['plan', '--output', 'html'], { cwd: folder, env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!DOCTYPE html>[^]*<title>Release plan: web<\/title>[^]*<\/html>\n$/);
  });

  test('once more it overwrites nothing', async () => {
    writeFileSync(join(folder, 'shop.ts'), '// mine\n');
    rmSync(join(folder, '.gitignore'));
    const { stdout } = await run(['init'], { cwd: folder });
    expect(readFileSync(join(folder, 'shop.ts'), 'utf8')).toBe('// mine\n');
    expect(stdout).toContain('kept     shop.ts, which was there');
    expect(stdout).toContain('created  .gitignore');
  });
});

test('what an app needs is what the library needs', () => {
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { peerDependencies: Record<string, string> };
  expect(peerDependencies).toMatchObject(PEERS);
});

test('beside an app that is there come only the chart, its tests and what releases need', async () => {
  await inFolder({ 'cdk8s.yaml': 'language: python\napp: pipenv run python main.py\n', 'main.py': '# theirs\n' }, async folder => {
    const { code, stdout } = await run(['init', '--ci', 'gitlab', '--gitops', 'flux'], { cwd: folder });
    expect(code).toBe(0);
    expect(filesIn(folder)).toEqual(['.gitlab-ci.yml', 'cdk8s-canary.yaml', 'cdk8s.yaml', 'gitops/flux/sync.yaml', 'main.py', 'releases.yaml', 'shop.py', 'test_shop.py']);
    expect(readFileSync(join(folder, 'main.py'), 'utf8')).toBe('# theirs\n');
    expect(stdout).toContain('add Shop(app, "shop") of shop.py to your app');
  });
});

test('a Python app in a folder of its own', async () => {
  await inFolder({}, async folder => {
    expect(await run(['init', 'new/shop', '--language', 'python', '--ci', 'none', '--gitops', 'none'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(filesIn(join(folder, 'new/shop'))).toEqual(['.gitignore', 'cdk8s-canary.yaml', 'cdk8s.yaml', 'main.py', 'package.json', 'releases.yaml', 'requirements.txt', 'shop.py', 'test_shop.py']);
  });
});

test.each([
  ['a file', { shop: '' }, ['init', 'shop'], 'shop is a file, expected a folder'],
  ['a language without files', { 'cdk8s.yaml': 'language: go\n' }, ['init'], 'cdk8s.yaml says the language "go", there are files for typescript and python'],
  ['another language', { 'cdk8s.yaml': 'language: python\n' }, ['init', '--language', 'typescript'], 'says the language python, asked for was typescript'],
  ['YAML that is none', { 'cdk8s.yaml': 'language: [\n' }, ['init'], 'cdk8s.yaml: no valid YAML'],
] as [string, Record<string, string>, string[], string][])('refuses %s, and writes nothing', async (_, files, argv, message) => {
  await inFolder(files, async folder => {
    const { code, stderr } = await run(argv, { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(filesIn(folder)).toEqual(Object.keys(files));
  });
});

test('a link that leads nowhere is something that is there', async () => {
  await inFolder({}, async folder => {
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'releases.yaml'));
    expect((await run(['init'], { cwd: folder })).stdout).toContain('kept     releases.yaml, which was there');
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });
});
