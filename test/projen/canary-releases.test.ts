import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { LogLevel, cdk8s, javascript } from 'projen';
import { CanaryReleases, CanaryReleasesOptions } from '../../src/projen';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-projen-'));
  // Nothing is installed and nothing is asked of a registry.
  process.env.PROJEN_DISABLE_POST = '1';
});
afterEach(() => {
  delete process.env.PROJEN_DISABLE_POST;
  rmSync(folder, { recursive: true, force: true });
});

function synthesized(options?: CanaryReleasesOptions): void {
  const project = new cdk8s.Cdk8sTypeScriptApp({
    name: 'shop', defaultReleaseBranch: 'main', cdk8sVersion: '2.70.0', outdir: folder, packageManager: javascript.NodePackageManager.NPM, logging: { level: LogLevel.OFF },
  });
  new CanaryReleases(project, options);
  project.synth();
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

test('a cdk8s app gets the library, tasks, a release file and a pipeline by its own tasks', () => {
  synthesized();
  const { tasks } = JSON.parse(read('.projen/tasks.json')) as { tasks: Record<string, { steps: object[] }> };
  expect(tasks.plan.steps).toEqual([{ exec: 'cdk8s-canary plan', receiveArgs: true }]);
  expect(tasks.next.steps).toEqual([{ exec: 'cdk8s-canary next', receiveArgs: true }]);
  expect(tasks.check.steps).toEqual([{ exec: 'cdk8s-canary check dist', receiveArgs: true }]);
  expect((JSON.parse(read('package.json')) as { dependencies: object }).dependencies).toHaveProperty('cdk8s-canary');
  expect(read('releases.yaml')).toContain('# reviews: { canary: v2, at: 10% }');
  const workflow = load(read('.github/workflows/canary.yml')) as { permissions: object; jobs: { release: { steps: { run?: string }[] } } };
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs.release.steps.flatMap(({ run }) => run ?? []).slice(0, 2)).toEqual(['npm ci', 'npx projen test']);
});

test('the release file is the user\'s from then on', () => {
  synthesized();
  writeFileSync(join(folder, 'releases.yaml'), 'web: { canary: v2, at: 10% }\n');
  synthesized();
  expect(read('releases.yaml')).toBe('web: { canary: v2, at: 10% }\n');
});

test('another pipeline, or none', () => {
  synthesized({ pipeline: 'gitlab', output: 'manifests' });
  expect(read('.gitlab-ci.yml')).toContain('npx cdk8s-canary check --before FETCH_HEAD:manifests --after manifests');
  expect(() => read('.github/workflows/canary.yml')).toThrow('ENOENT');
});
