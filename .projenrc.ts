import { JsonFile, TextFile, cdk8s, javascript } from 'projen';

/** Which layer may import which; see CONTRIBUTING.md. `from` lists what is forbidden to `layer`. */
const layers: Record<string, string[]> = {
  text: ['model', 'manifests', 'mesh', 'traffic', 'rules', 'steps', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  model: ['manifests', 'mesh', 'traffic', 'rules', 'steps', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  manifests: ['mesh', 'traffic', 'rules', 'steps', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  mesh: ['model', 'manifests', 'traffic', 'rules', 'steps', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  traffic: ['model', 'manifests', 'rules', 'steps', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  rules: ['model', 'manifests', 'steps', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  steps: ['model', 'manifests', 'constructs', 'pulumi', 'report', 'testing', 'cli'],
  constructs: ['pulumi', 'testing', 'cli'],
  pulumi: ['report', 'testing', 'cli'],
  report: ['constructs', 'pulumi', 'testing', 'cli'],
  testing: ['pulumi', 'report', 'cli'],
  // Takes the pipelines that `init` writes.
  projen: ['model', 'manifests', 'mesh', 'traffic', 'rules', 'steps', 'constructs', 'pulumi', 'report', 'testing'],
};

/** What both kinds of programs take, cdk8s and Pulumi: props, the release file, and what is made of a plan. None of it asks anything of cdk8s when it runs. */
const forPulumiToo = ['autoscaling-props', 'disruption-budget-props', 'errors', 'plan-check', 'policy-props', 'port-props', 'release-file', 'release-stage', 'sticky-props'];

/** What most programs that build a chart never ask for. */
const lazyModules = [
  '^\\./plan-check$', '^\\.\\./(rules|steps)/check$', '^\\./any-request$', '^\\./known-versions$', '^\\.\\./traffic/describe-question$', '^\\.\\./traffic/describe-answer$', '^\\./failures$',
  '^\\.\\./traffic/evaluate$', '^js-yaml$', '^re2js$',
  '^yaml$', '^node:child_process$', '^\\./[a-z]+/command$',
];

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-canary',
  description: 'Typed constructs that synthesize canary, blue/green, A/B and batch releases for Kubernetes and Istio',
  license: 'Apache-2.0',
  author: 'cdk8s-canary authors',
  authorAddress: 'cdk8s-canary@users.noreply.github.com',
  repositoryUrl: 'https://github.com/cdk8s-canary/cdk8s-canary.git',
  keywords: ['cdk', 'cdk8s', 'kubernetes', 'istio', 'canary', 'blue-green', 'progressive-delivery'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  cdk8sVersion: '2.70.0',
  constructsVersion: '10.5.0',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~5.9',
  projenVersion: '0.103.25',
  projenrcTs: true,

  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  bundledDeps: ['re2js@2.10.0', 'js-yaml@4.1.1', 'yaml@2.9.1', 'commander@14.0.3'],
  devDeps: [
    'cdk8s-plus-27@2.9.5',
    '@types/node@^20',
    '@types/js-yaml@^4',
    '@kubernetes-models/gateway-api@2.0.0',
    '@kubernetes-models/istio@3.0.1',
    'kubernetes-models@5.1.0',
    '@pulumi/kubernetes@4.34.2',
    '@pulumi/policy@1.21.0',
    '@pulumi/pulumi@3.248.0',
    'ajv@^8',
    // Only `npm run e2e:report` loads these two, and nothing of them is in the package.
    'axe-core@4.14.1',
    'puppeteer-core@24.20.0',
    'fast-check@^4',
    'jsii-pacmak@^1.140',
  ],
  publishToPypi: { distName: 'cdk8s-canary', module: 'cdk8s_canary' },

  github: false,
  docgen: true,
  sampleCode: false,
  eslintOptions: { dirs: ['src', 'test', 'examples', '.projenrc.ts'], ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', 'lib/', 'coverage/', 'dist/'] },
  jestOptions: {
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      testMatch: ['<rootDir>/(test|examples)/**/*.test.ts'],
      modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/lib/'],
      testTimeout: 60_000,
      setupFiles: ['<rootDir>/test/setup.ts'],
      collectCoverage: false,
      moduleNameMapper: { '^cdk8s-canary$': '<rootDir>/src', '^cdk8s-canary/pulumi$': '<rootDir>/src/pulumi', '^cdk8s-canary/pulumi/policy$': '<rootDir>/src/pulumi/policy' },
    },
  },
  tsconfigDev: {
    compilerOptions: { module: 'node16', moduleResolution: javascript.TypeScriptModuleResolution.NODE16, target: 'ES2022', lib: ['es2022'], skipLibCheck: true, isolatedModules: true, paths: { 'cdk8s-canary': ['../src/index.ts'], 'cdk8s-canary/pulumi': ['../src/pulumi/index.ts'], 'cdk8s-canary/pulumi/policy': ['../src/pulumi/policy/index.ts'] } },
    include: ['../src/**/*.ts', '../examples/**/*.ts'],
  },
  gitignore: ['/node_modules', '/examples/*/dist/', '/build/', '/coverage/', '/test-reports/', '.jsii', '.warnings.jsii.js', '*.tsbuildinfo'],

});

for (const pattern of ['/build/', '/conformance/', '/scripts/', '/examples/', '/.ci/', 'CONTRIBUTING.md']) project.npmignore?.addPatterns(pattern);

// Editors and the linter look for the nearest one.
new JsonFile(project, 'examples/tsconfig.json', { obj: { extends: '../test/tsconfig.json', include: ['**/*.ts'] } });

// The lockfile names no registry host: any mirror will do.
new TextFile(project, '.npmrc', { lines: ['omit-lockfile-registry-resolved=true', 'fund=false', 'audit=false', ''], marker: false });

// The two commands of the README, and what CI and contributors run. Plain `node`, so that they work before anything is installed.
project.package.addBin({ 'cdk8s-canary': 'bin/cdk8s-canary' });
// 1.13.0 names platform packages that were never published: `npm ci` refuses the lockfile.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.setScript('start', 'node scripts/start.mjs');
project.setScript('bench', 'node scripts/bench.mjs');
project.setScript('api', 'node scripts/api.mjs');
project.setScript('e2e:report', 'node scripts/e2e-report.mjs');
project.setScript('e2e:workflows', 'node scripts/e2e-workflows.mjs');
project.setScript('lint', 'node scripts/lint.mjs');
project.setScript('test', 'node scripts/test.mjs');
project.testTask.reset('jest --passWithNoTests=false', { receiveArgs: true });
project.package.addField('exports', {
  '.': './lib/index.js',
  './pulumi': './lib/pulumi/index.js',
  './pulumi/policy': './lib/pulumi/policy/index.js',
  './projen': './lib/projen/index.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
});

project.eslint?.addRules({
  'import/no-restricted-paths': ['error', {
    basePath: '.',
    zones: [
      ...Object.entries(layers).map(([layer, forbidden]) => ({
        target: `./src/${layer}`,
        from: [...forbidden.map(name => `./src/${name}`), './src/index.ts'],
        message: `src/${layer} must not depend on this layer, see "The house" in CONTRIBUTING.md`,
      })),
      { target: './src/cli', from: ['./src/index.ts'], message: 'import the file that has the thing, not the barrel' },
      {
        target: './src/pulumi',
        from: ['./src/constructs'],
        except: forPulumiToo.map(name => `./${name}.ts`),
        message: 'src/pulumi takes from src/constructs what asks nothing of cdk8s: props, the release file, what is made of a plan',
      },
    ],
  }],
  'import/no-cycle': ['error', { ignoreExternal: true }],
  '@typescript-eslint/member-ordering': 'off',
  // Loaded when they are first needed: `require('cdk8s-canary')` is to cost a quarter of cdk8s at most, see scripts/require-cost.mjs.
  '@typescript-eslint/no-require-imports': ['error', { allow: lazyModules }],
  '@stylistic/max-len': ['error', { code: 180, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
  'no-console': 'error',
});
project.eslint?.addOverride({ files: ['src/cli/**/*.ts', 'examples/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } });
// The examples import the library by its name, as users do; whether it resolves to src or lib must not change the order.
project.eslint?.addOverride({ files: ['examples/**/*.ts'], rules: { 'import/order': 'off', 'import/no-extraneous-dependencies': 'off', 'import/no-unresolved': ['error', { ignore: ['^cdk8s-canary/'] }] } });
// Those who import these entries have Pulumi, or projen; they can be no peers, since jsii takes every peer for a module of its own.
project.eslint?.addOverride({ files: ['src/pulumi/**/*.ts', 'src/projen/**/*.ts'], rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true }] } });
// Pure layers: no cdk8s, no Node built-ins that reach outside the process.
for (const layer of ['text', 'model', 'manifests', 'mesh', 'traffic', 'rules', 'steps', 'report']) {
  project.eslint?.addOverride({
    files: [`src/${layer}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['cdk8s', 'cdk8s-plus-*', 'constructs', '@pulumi/*', 'fs', 'path', 'os', 'child_process', 'node:*'], message: 'this layer is pure' }] }],
    } as any,
  });
}

// Source maps inside the files are three quarters of them, and everybody who requires the library would read them.
for (const option of ['inlineSourceMap', 'inlineSources']) project.tryFindObjectFile('tsconfig.json')?.addOverride(`compilerOptions.${option}`, false);

project.synth();
