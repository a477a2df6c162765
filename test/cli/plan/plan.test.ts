import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlanData } from '../../../src/report/plan-data';
import { library } from '../app/library';
import { Scratch, program, shop } from '../app/scratch';

const AT_10 = 'reviews: { canary: v2, at: 10% }\n';
const scratches: Scratch[] = [];

function scratch(files: Record<string, string>): Scratch {
  const made = new Scratch(files);
  scratches.push(made);
  return made;
}

// Where nothing is compiled, the library is made for the apps first.
beforeAll(() => void library(), 600_000);
afterEach(() => scratches.splice(0).forEach(one => one.remove()));

/** Folders of runs that nobody took away, of whatever process. */
function leftPlans(): string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith('cdk8s-canary-') && existsSync(join(tmpdir(), name, 'plans')));
}

describe('plan', () => {
  test('shows every release of an app, and changes nothing', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10 });
    repository.synth();
    repository.commit('10 %');
    const left = leftPlans();
    const { code, stdout, stderr } = await repository.run('plan');
    expect({ code, stderr, status: repository.git('status', '--porcelain') }).toEqual({ code: 0, stderr: '', status: '' });
    expect(stdout).toContain('reviews in shop: canary release of v2, at 10%');
    expect(stdout).toContain('> 10%     ████');
    expect(stdout).toContain('ratings in shop: canary release of v2, at stable');
    expect(leftPlans()).toEqual(left);
  });

  test('gives the whole of it as data: stages, splits, instances, ways in, manifests and findings', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10 });
    const { stdout } = await repository.run('plan', 'reviews', '--output', 'json');
    const { releases: [reviews, ...others] } = JSON.parse(stdout) as PlanData;
    expect(others).toEqual([]);
    expect(reviews).toMatchObject({ name: 'reviews', service: 'reviews', host: 'reviews.shop.svc.cluster.local', namespace: 'shop', kind: 'canary', canary: 'v2', current: '10%', findings: [] });
    expect(reviews.stages.map(({ name, ratio, versions, manifests }) => [name, ratio, versions.map(({ version, instances, share }) => `${version} ${instances} ${share}`), manifests.length])).toEqual([
      ['stable', undefined, ['v1 3 100%'], 4],
      ['deploy', '0%', ['v1 3 100%', 'v2 3 0%'], 5],
      ['10%', '10%', ['v1 3 90%', 'v2 3 10%'], 5],
      ['50%', '50%', ['v1 3 50%', 'v2 3 50%'], 5],
      ['100%', '100%', ['v1 3 0%', 'v2 3 100%'], 5],
      ['finish', undefined, ['v2 3 100%'], 4],
    ]);
    expect(reviews.stages[2].waysIn).toEqual([{ kind: 'mesh', object: 'VirtualService reviews', hosts: ['reviews.shop.svc.cluster.local'], gateways: [] }]);
    expect(reviews.steps.map(({ from, to }) => `${from} to ${to}`)).toEqual(['stable to deploy', 'deploy to 10%', '10% to 50%', '50% to 100%', '100% to finish']);
  });

  test.each([['markdown', '### <code>reviews</code> in shop: canary release of v2, at 10%'], ['mermaid', 'reviews'], ['html', '<!DOCTYPE html>']])('gives it as %s', async (form, part) => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10 });
    const { code, stdout } = await repository.run('plan', 'reviews', '--output', form);
    expect(code).toBe(0);
    expect(stdout).toContain(part);
  });

  test('has a ratio between two steps in its place', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': 'reviews: { canary: v2, at: 37 }\n' });
    const { releases: [{ current, stages }] } = JSON.parse((await repository.run('plan', 'reviews', '--output', 'json')).stdout) as PlanData;
    expect([current, stages.map(({ name }) => name)]).toEqual(['37%', ['stable', 'deploy', '10%', '37%', '50%', '100%', 'finish']]);
  });

  test('says what is on hold, and what the environment leaves open', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': 'ratings: { canary: v2, at: 10%, hold: the index is rebuilt }\n', 'cdk8s.yaml': 'app: CANARY_RATIO=reviews=10 node app.js\n' });
    const { releases } = JSON.parse((await repository.run('plan', '--output', 'json')).stdout) as PlanData;
    expect(releases.map(({ name, hold, findings = [] }) => [name, hold, findings.map(({ code }) => code)])).toEqual([['reviews', undefined, ['CC021']], ['ratings', 'the index is rebuilt', []]]);
  });

  test('ends with 1 where a step of it is not safe, and shows it', async () => {
    const body = `const app = new App(); const chart = new Chart(app, 'shop', { namespace: 'shop' });
      const { virtualService } = new CanaryService(chart, 'reviews', { port: 9080, stable: { version: 'v1', image: 'a' }, canary: { version: 'v2', image: 'b' } }).route;
      virtualService.addJsonPatch({ _toJson: () => ({ op: 'replace', path: '/spec/http/0/route/0/destination/subset', value: 'v3' }) }); app.synth();`;
    const repository = scratch({ 'app.js': program(body) });
    const { code, stdout } = await repository.run('plan');
    expect(code).toBe(1);
    expect(stdout).toContain('v3');
    expect(existsSync(join(repository.folder, 'dist'))).toBe(false);
  });

  test('tells an app that writes where it wants, which does not write then', async () => {
    const body = shop().replace('new App()', 'new App({ outdir: join(__dirname, \'out\') })');
    const repository = scratch({ 'app.js': body, 'releases.yaml': AT_10, 'out/keep.txt': 'mine' });
    repository.commit('before');
    const { code, stdout, stderr } = await repository.run('plan');
    expect({ code, status: repository.git('status', '--porcelain') }).toEqual({ code: 0, status: '' });
    expect(stderr).toContain('whatever CDK8S_OUTDIR says; nothing was written there');
    expect(stdout).toContain('reviews in shop');
  });

  test.each<[string, Record<string, string>, string[], string]>([
    ['no cdk8s.yaml', { 'cdk8s.yaml': 'language: typescript\n' }, [], 'cdk8s.yaml says no "app", the command that runs the app'],
    ['a service that is not there', { 'app.js': '', 'releases.yaml': AT_10 }, ['reviws'], 'there is no service reviws, known are reviews, ratings'],
    ['an environment that the app is not of', { 'app.js': shop(), 'releases.yaml': AT_10 }, ['--environment', 'prod'], 'the app has no release of environment prod, it is of none'],
    ['an app that fails', { 'app.js': 'throw new Error("no \u001b[31mway");' }, [], 'Error: no \\x1b[31mway'],
    ['an app without a service', { 'app.js': '' }, [], 'the app (node app.js) has no service of cdk8s-canary, or does not synthesize'],
    ['a release file of which half was written', { 'releases.yaml': 'reviews: { canary' }, [], 'release file releases.yaml cannot be read'],
    ['a release file that is missing', { 'releases.yml': AT_10 }, [], 'does not exist, there is "releases.yml" beside it'],
    ['a misspelt service in the release file', { 'releases.yaml': 'reviws: { canary: v2, at: 10% }\n' }, [], 'releases.yaml: there is no service "reviws"'],
    ['another canary than the code\'s', { 'releases.yaml': 'reviews: { canary: v3, at: finish }\n' }, [], 'is meant for canary "v3", the code\'s canary is "v2"'],
  ])('refuses %s', async (name, files, argv, message) => {
    const repository = scratch({ 'app.js': shop(), ...files, ...name === 'a service that is not there' && { 'app.js': shop() } });
    const { code, stderr } = await repository.run('plan', ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a variable that nobody of ours set is refused by the app, and nothing is written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'left-over-'));
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10, 'cdk8s.yaml': `app: CDK8S_CANARY_PLAN=${'0'.repeat(32)}:${folder} node app.js\n` });
    const { code, stderr } = await repository.run('plan');
    expect({ code, left: readdirSync(folder) }).toEqual({ code: 2, left: [] });
    expect(stderr).toContain('it is set by the command line cdk8s-canary alone, unset it');
  });

  test('from another folder is an error, whatever lies there', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10, 'sub/releases.yaml': '{}\n' });
    const { code, stderr } = await repository.run('plan', '--app', 'cd sub && node ../app.js');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const elsewhere = scratch({ 'cdk8s.yaml': '{}\n' });
    expect(await elsewhere.run('plan')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('plan --write', () => {
  test('writes the stages that check and trace take, and goes on to replace them', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10, 'plan/README.md': 'mine', 'plan/.notes/a.txt': 'mine too' });
    expect(await repository.run('plan', 'reviews', '--write', 'plan')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(repository.folder, 'plan'))).toEqual(['.cdk8s-canary-files', '.notes', '00-stable', '01-deploy', '02-10-percent', '03-50-percent', '04-100-percent', '05-finish', 'README.md']);
    expect(await repository.run('check', '--every-stage', 'plan')).toMatchObject({ code: 0 });
    expect((await repository.run('trace', '--every-stage', 'plan', '--host', 'reviews.shop.svc.cluster.local')).stdout).toContain('v2 10 %');
    repository.write({ 'app.js': shop({ more: ', steps: [25]' }), 'releases.yaml': '{}\n' });
    expect(await repository.run('plan', 'reviews', '--write', 'plan')).toMatchObject({ code: 0 });
    expect(readdirSync(join(repository.folder, 'plan'))).toEqual(['.cdk8s-canary-files', '.notes', '00-stable', '01-deploy', '02-25-percent', '03-100-percent', '04-finish', 'README.md']);
    expect([repository.read('plan/README.md'), repository.read('plan/.notes/a.txt')]).toEqual(['mine', 'mine too']);
    expect(readdirSync(repository.folder).filter(name => name.includes('cdk8s-canary'))).toEqual([]);
  });

  test('of several releases writes a folder for each', async () => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10 });
    await repository.run('plan', '--write', 'plan');
    expect(readdirSync(join(repository.folder, 'plan'))).toEqual(['.cdk8s-canary-files', 'ratings', 'reviews']);
  });

  test.each([
    ['the folder of the app', '.', {}, 'expected a folder of its own, such as plan'],
    ['a folder above', '..', {}, 'expected a folder of its own'],
    ['a file', 'plan', { plan: 'mine' }, 'plan: is a file'],
    ['a folder with a file of that name', 'plan', { 'plan/00-stable/app.yaml': 'mine' }, 'plan: 00-stable/app.yaml is there already and not ours, nothing was written'],
  ])('refuses %s', async (_, folder, files: Record<string, string>, message) => {
    const repository = scratch({ 'app.js': shop(), 'releases.yaml': AT_10, ...files });
    repository.commit('before');
    const { code, stderr } = await repository.run('plan', 'reviews', '--write', folder);
    expect({ code, status: repository.git('status', '--porcelain') }).toEqual({ code: 2, status: '' });
    expect(stderr).toContain(message);
  });
});
