import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = dirname(__dirname);
const PEERS = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
const PULUMI = ['@pulumi/pulumi', '@pulumi/kubernetes', '@pulumi/policy'];
const DEVELOPMENT = ['typescript', '@types/node'];

const { exports: targets, main, types, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

let folder: string;
let files: string[];
/** A project with Pulumi, and one without. */
let project: string;
let plain: string;

jest.setTimeout(600_000);

beforeAll(() => {
  // What is packed is what was compiled.
  execFileSync(process.execPath, [join(ROOT, 'scripts/compile.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-packed-'));
  const [pack] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT));
  files = pack.files.map((file: { path: string }) => file.path);
  plain = scratch('plain', pack.filename, [...PEERS, ...DEVELOPMENT]);
  project = scratch('with-pulumi', pack.filename, [...PEERS, ...PULUMI, 'projen', ...DEVELOPMENT]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npm(args: string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A project that has installed the tarball, and beside it what is here already: nothing comes from the network. */
function scratch(name: string, tarball: string, packages: readonly string[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, private: true }));
  npm(['install', '--offline', '--no-save', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, tarball)], path);
  for (const one of packages) {
    const link = join(path, 'node_modules', one);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', one), link, 'dir');
  }
  return path;
}

function node(cwd: string, args: string[]): string {
  return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

const shipped = (target: string): string => target.replace(/^\.\//, '');
const ENTRIES = Object.keys(targets).map(key => `cdk8s-canary${key.slice(1)}`);

test.each(Object.entries(targets))('the target of "%s" is in the tarball', (_, target) => {
  expect(files).toContain(shipped(target as string));
});

test('so are the types of each entry, main, and the command', () => {
  const declarations = (Object.values(targets) as string[]).filter(target => target.endsWith('.js')).map(target => target.replace(/\.js$/, '.d.ts'));
  expect(files).toEqual(expect.arrayContaining([...declarations, main, types, ...Object.values<string>(bin)].map(shipped)));
});

describe('a project with Pulumi', () => {
  test.each(ENTRIES)('requires %s', entry => {
    // The assembly has no extension, and is read, not run.
    const what = entry.endsWith('.jsii') ? `require('fs').existsSync(require.resolve('${entry}'))` : `Object.keys(require('${entry}')).length > 0`;
    expect(node(project, ['-p', what])).toBe('true');
  });

  test('imports the names of every entry from an ES module', () => {
    const file = join(project, 'program.mjs');
    writeFileSync(file, `
      import { CanaryService } from 'cdk8s-canary';
      import { CanaryService as Component, fromChart, Before, Duration } from 'cdk8s-canary/pulumi';
      import { releasePolicies } from 'cdk8s-canary/pulumi/policy';
      console.log([CanaryService, Component, fromChart, Before, Duration, releasePolicies].map(one => typeof one).join(' '));
    `);
    expect(node(project, [file])).toBe('function function function function function function');
  });

  test.each([['node16', 'node16'], ['esnext', 'bundler']])('compiles with TypeScript, module %s and resolution %s', (module, moduleResolution) => {
    writeFileSync(join(project, 'program.ts'), `
      import { App, Chart } from 'cdk8s';
      import { CanaryService, Progress } from 'cdk8s-canary';
      import * as pulumi from 'cdk8s-canary/pulumi';
      import { releasePolicies } from 'cdk8s-canary/pulumi/policy';

      const chart = new Chart(new App(), 'shop');
      new CanaryService(chart, 'reviews', { port: 9080, stable: { version: 'v1', image: 'reviews:1' }, progress: Progress.stage('stable') });
      const service = new pulumi.CanaryService('reviews', { port: 9080, stable: { version: 'v1', image: Promise.resolve('reviews:1') } });
      // @ts-expect-error a version without an image
      new pulumi.CanaryService('ratings', { port: 9080, stable: { version: 'v1' } });
      export const stage: string = service.stage;
      export const policies: number = releasePolicies().length;
      export const resources: pulumi.ChartResources = pulumi.fromChart('shop', chart);
    `);
    expect(compile(project, 'program.ts', module, moduleResolution)).toBe('');
  });
});

describe('a project without Pulumi', () => {
  test('compiles, and runs', () => {
    writeFileSync(join(plain, 'program.ts'), `
      import { App, Chart } from 'cdk8s';
      import { CanaryService } from 'cdk8s-canary';

      const app = new App();
      new CanaryService(new Chart(app, 'shop', { namespace: 'shop' }), 'reviews', { port: 9080, stable: { version: 'v1', image: 'reviews:1' } });
      app.synth();
    `);
    expect(compile(plain, 'program.ts', 'node16', 'node16', ['--outDir', '.'])).toBe('');
    node(plain, ['program.js']);
    expect(existsSync(join(plain, 'dist', 'shop.k8s.yaml'))).toBe(true);
  });

  test('is told what is missing where it asks for the Pulumi entry', () => {
    expect(() => node(plain, ['-e', "require('cdk8s-canary/pulumi')"])).toThrow(/needs @pulumi\/pulumi from .* and it is not installed: npm install @pulumi\/pulumi @pulumi\/kubernetes/);
  });
});

/** What the compiler says. */
function compile(cwd: string, file: string, module: string, moduleResolution: string, more: string[] = ['--noEmit']): string {
  const args = ['--strict', '--skipLibCheck', '--target', 'es2022', '--module', module, '--moduleResolution', moduleResolution, '--types', 'node', ...more];
  try {
    return node(cwd, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args, file]);
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
