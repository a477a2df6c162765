import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Packages that a module loads, in a process of its own. */
function packagesLoadedBy(module: string): string[] {
  const script = `require(${JSON.stringify(join(root, module))}); console.log(Object.keys(require.cache).join('\\n'))`;
  const files = execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', script], {
    cwd: root, encoding: 'utf8', env: { ...process.env, TS_NODE_PROJECT: join(root, 'test/tsconfig.json') },
  });
  return [...new Set(files.split('\n').flatMap(file => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(file)?.[1] ?? []))];
}

test('the main entry loads nothing of Pulumi', () => {
  const packages = packagesLoadedBy('src/index.ts');
  expect(packages).toContain('cdk8s-plus-27');
  expect(packages.filter(name => name.startsWith('@pulumi/'))).toEqual([]);
});

test('the Pulumi entry loads nothing of cdk8s-plus', () => {
  const packages = packagesLoadedBy('src/pulumi/index.ts');
  expect(packages).toEqual(expect.arrayContaining(['@pulumi/pulumi', '@pulumi/kubernetes']));
  expect(packages.filter(name => name.startsWith('cdk8s-plus'))).toEqual([]);
});
