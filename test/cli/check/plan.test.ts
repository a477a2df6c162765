import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../run';

const deployment = (name: string, annotation = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop${annotation === '' ? '' : `, annotations: {cdk8s-canary.io/suppress: "${annotation}"}`}}
spec: {replicas: 1, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: main, image: "web:1"}]}}}
`;

interface Found {
  readonly code: string;
  readonly stage?: string;
  readonly step?: { readonly from: string; readonly to: string };
  readonly file?: string;
}

function places(stdout: string): string[] {
  const { findings } = JSON.parse(stdout) as { findings: Found[] };
  return findings.map(({ code, stage, step, file }) => [code, stage ?? (step === undefined ? '-' : `${step.from}>${step.to}`), file].join(' '));
}

describe('check --every-stage', () => {
  test('checks each stage alone, in the order of their numbers', async () => {
    const files = { 'plan/10-b/x.yaml': `${deployment('a')}---\n${deployment('a')}`, 'plan/2-a/x.yaml': deployment('a'), 'plan/2-a/y.yaml': deployment('a') };
    const { code, stdout } = await run(['check', '--every-stage', 'plan', '-o', 'json'], { files });
    expect(code).toBe(1);
    expect(places(stdout).filter(place => place.startsWith('CC010'))).toEqual(['CC010 2-a plan/2-a/y.yaml', 'CC010 10-b plan/10-b/x.yaml']);
  });

  test('takes files as stages where there are no folders', async () => {
    const files = { 'plan/00-stable.yaml': deployment('a'), 'plan/01-deploy.yaml': `${deployment('a')}---\n${deployment('a')}` };
    const { stdout } = await run(['check', '--every-stage', 'plan', '-o', 'json'], { files });
    expect(places(stdout)).toEqual(['CC010 01-deploy plan/01-deploy.yaml']);
  });

  test('text names the stage', async () => {
    const files = { 'plan/00-stable/x.yaml': `${deployment('a')}---\n${deployment('a')}` };
    const { stdout } = await run(['check', '--every-stage', 'plan'], { files });
    expect(stdout).toContain('stage 00-stable: Deployment shop/a  plan/00-stable/x.yaml, document 1');
  });

  test('a suppression that one stage needs is not unused in the others', async () => {
    const known = deployment('a', 'CC010: on purpose');
    const files = { 'plan/00-stable/x.yaml': known, 'plan/01-deploy/x.yaml': `${known}---\n${known}` };
    const { stdout } = await run(['check', '--every-stage', 'plan', '-o', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], suppressed: [{ code: 'CC010', stage: '01-deploy' }] });
  });

  test('a suppression that no stage needs is said once', async () => {
    const files = { 'plan/00-stable/x.yaml': deployment('a', 'CC010: gone'), 'plan/01-deploy/x.yaml': deployment('a', 'CC010: gone') };
    const { stdout } = await run(['check', '--every-stage', 'plan', '-o', 'json'], { files });
    expect(places(stdout)).toEqual(['CC002 - plan/00-stable/x.yaml']);
  });
});

describe('check --before --after', () => {
  function git(folder: string, ...args: string[]): void {
    const { status, stderr } = spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  }

  /** A repository whose last commit holds `shop/dist` with one object, and a working tree with that object twice. */
  async function inRepository(use: (folder: string) => Promise<void>): Promise<void> {
    await inFolder({ 'shop/dist/a.yaml': deployment('a'), 'package.json': '{}', 'other/b.yaml': 'no: manifest' }, async folder => {
      git(folder, 'init', '-q');
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'first');
      mkdirSync(join(folder, 'shop/dist/more'));
      writeFileSync(join(folder, 'shop/dist/more/b.yaml'), deployment('a'));
      await use(folder);
    });
  }

  test('checks what comes after, on its own', async () => {
    const files = { 'before.yaml': `${deployment('a')}---\n${deployment('a')}`, 'after.yaml': deployment('a') };
    expect((await run(['check', '--before', 'before.yaml', '--after', 'after.yaml'], { files })).code).toBe(0);
    expect((await run(['check', '--before', 'after.yaml', '--after', 'before.yaml'], { files })).code).toBe(1);
  });

  test('takes one side from standard input', async () => {
    const { stdout } = await run(['check', '--before', '-', '--after', 'a.yaml', '-o', 'json'], { files: { 'a.yaml': deployment('a') }, stdin: deployment('a') });
    expect(JSON.parse(stdout)).toMatchObject({ judged: { from: '-', to: 'a.yaml' } });
    expect((await run(['check', '--before', '-', '--after', 'a.yaml'], { files: { 'a.yaml': deployment('a') }, stdin: deployment('a') })).stdout).toMatch(/ of the step from - to a\.yaml\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], summary: { objects: 2 } });
  });

  test('files that name no namespace are taken for the one that all live objects before are in', async () => {
    const files = {
      'live.yaml': deployment('a').replace('namespace: shop', "namespace: shop, uid: 1a2b, resourceVersion: '7'"),
      'after.yaml': deployment('a').replace(', namespace: shop', '').replace(/app: a\b/g, 'app: b'),
    };
    const step = ['check', '--before', 'live.yaml', '--after', 'after.yaml', '-o', 'json'];
    expect(places((await run(step, { files })).stdout)).toContain('CC920 - after.yaml');
    expect(places((await run([...step, '-n', 'test'], { files })).stdout)).not.toContain('CC920 - after.yaml');
  });

  const files = { 'a.yaml': deployment('a'), 'none/notes.md': '' };

  test('an empty side is bad input: a build that failed looks like it', async () => {
    const step = async (before: string, after: string, ...flags: string[]): Promise<string> => (await run(['check', '--before', before, '--after', after, ...flags], { files })).stderr;
    expect(await step('none', 'a.yaml')).toBe('cdk8s-canary: no manifests found in none, which runs now; files of a folder must end in .yaml, .yml or .json\n');
    expect(await step('none', 'a.yaml', '--first-release')).toContain('no manifests found in none');
    expect(await step('-', 'a.yaml')).toContain('no manifests found in -');
    expect(await step('a.yaml', 'none')).toContain('no manifests found in none, which comes next');
    expect((await run(['check', '--before', 'a.yaml', '--after', 'none', '--allow-remove-all'], { files })).code).toBe(0);
  });

  test('a first release has a revision without the folder before it', async () => {
    await inRepository(async folder => {
      expect((await run(['check', '--before', 'HEAD:nowhere', '--after', 'HEAD:shop/dist', '--first-release'], { cwd: folder })).code).toBe(0);
      expect((await run(['check', '--before', 'HEAD:shop/dist', '--after', 'HEAD:nowhere', '--allow-remove-all'], { cwd: folder })).code).toBe(0);
      expect((await run(['check', '--before', 'HEAD:shop/dist', '--after', 'HEAD:nowhere'], { cwd: folder })).code).toBe(2);
      expect((await run(['check', '--before', 'gone:shop/dist', '--after', 'shop/dist', '--first-release'], { cwd: folder })).code).toBe(2);
    });
  });

  test.each([
    ['a folder from the root of the repository', 'HEAD:shop/dist', '.'],
    ['a folder with a slash at its end', 'HEAD:shop/dist/', '.'],
    ['one file', 'HEAD:shop/dist/a.yaml', '.'],
    ['a folder from where one stands', 'HEAD:./dist', 'shop'],
    ['the folder where one stands', 'HEAD:./', 'shop'],
    ['no folder: the same as the other side', 'HEAD', 'shop'],
  ])('a revision with %s', async (_, revision, from) => {
    await inRepository(async folder => {
      const after = from === 'shop' ? 'dist' : 'shop/dist';
      const { stdout } = await run(['check', '--before', revision, '--after', after, '-o', 'json'], { cwd: join(folder, from) });
      expect(JSON.parse(stdout)).toMatchObject({ summary: { objects: 3 } });
    });
  });

  test('files of a revision are named after it', async () => {
    await inRepository(async folder => {
      writeFileSync(join(folder, 'shop/dist/a.yaml'), 'kind: [');
      git(folder, 'commit', '-q', '-a', '-m', 'broken');
      const { code, stderr } = await run(['check', '--before', 'HEAD:shop/dist', '--after', 'shop/dist/more'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain('HEAD:shop/dist/a.yaml: document 0: no valid YAML');
    });
  });

  test('a folder that the revision lacks is bad input', async () => {
    await inRepository(async folder => {
      const { code, stderr } = await run(['check', '--before', 'HEAD:nowhere', '--after', 'shop/dist'], { cwd: folder });
      expect({ code, stderr }).toEqual({ code: 2, stderr: 'cdk8s-canary: HEAD:nowhere: the revision holds no such file or folder; --first-release says that there was none before\n' });
    });
  });
});
