import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { library } from '../app/library';
import { Scratch, environment, shop } from '../app/scratch';
import { Outcome, run } from '../run';

const scratches: Scratch[] = [];

/** A repository whose output is committed at what the release file says. */
function repository(releases: string, app: string = shop()): Scratch {
  const made = new Scratch({ 'app.js': app, 'releases.yaml': releases });
  scratches.push(made);
  made.synth();
  made.commit('start');
  return made;
}

// Where nothing is compiled, the library is made for the apps first.
beforeAll(() => void library(), 600_000);
afterEach(() => scratches.splice(0).forEach(one => one.remove()));

const AT_10 = 'reviews: { canary: v2, at: 10% }\n';
const firstLine = ({ stdout }: Outcome): string => stdout.split('\n')[0];

describe('next', () => {
  test('edits the one line, writes the output, and says what changes', async () => {
    const shopRepository = repository('# who is where\nreviews: { canary: v2, at: 10% } # slowly\nratings: { canary: v2, at: finish }\n');
    const { code, stdout, stderr } = await shopRepository.run('next', 'reviews');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^reviews: 10% -> 50% \(canary v2\)\nreviews: v2 from 10 % to 50 % of all requests, way back: back reviews\n1 object changes\n~ VirtualService shop\/reviews\n/);
    expect(stdout).toMatch(/judged against HEAD:\.\/dist\n$/);
    expect(shopRepository.read('releases.yaml')).toBe('# who is where\nreviews: { canary: v2, at: 50% } # slowly\nratings: { canary: v2, at: finish }\n');
    expect(shopRepository.git('status', '--porcelain')).toBe(' M dist/shop.k8s.yaml\n M releases.yaml\n');
    const written = shopRepository.read('dist/shop.k8s.yaml');
    shopRepository.synth();
    expect(shopRepository.read('dist/shop.k8s.yaml')).toBe(written);
  });

  test('begins a release that the code has and no entry yet, and goes on from a ratio between two stages', async () => {
    const shopRepository = repository('{}\n');
    expect(firstLine(await shopRepository.run('next', 'reviews', '--commit'))).toBe('reviews: stable -> deploy (canary v2)');
    expect(shopRepository.read('releases.yaml')).toBe('reviews: { canary: v2, at: deploy }\n');
    await shopRepository.run('set', 'reviews', '1/3', '--commit');
    expect(firstLine(await shopRepository.run('next', 'reviews', '--dry-run'))).toBe('reviews: 1/3 -> 50% (canary v2)');
    expect(firstLine(await shopRepository.run('back', 'reviews', '--dry-run'))).toBe('reviews: 1/3 -> 10% (canary v2)');
    expect(shopRepository.git('status', '--porcelain')).toBe('');
  });

  test('commits the file and the output, and nothing else that is staged', async () => {
    const shopRepository = repository(AT_10);
    shopRepository.write({ 'other.txt': 'staged' });
    shopRepository.git('add', 'other.txt');
    await shopRepository.run('next', 'reviews', '--commit');
    expect(shopRepository.git('show', '--stat=80', '--format=%s%n%b', 'HEAD').split('\n').filter(line => line !== '')).toEqual([
      'reviews: 10% -> 50% (canary v2)',
      'reviews: v2 from 10 % to 50 % of all requests, way back: back reviews',
      expect.stringMatching(/^ dist\/shop\.k8s\.yaml \| /),
      expect.stringMatching(/^ releases\.yaml +\| /),
      expect.stringMatching(/^ 2 files changed/),
    ]);
    expect(shopRepository.git('status', '--porcelain')).toBe('A  other.txt\n');
  });

  test('leaves a release on hold where it is, and says why', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: 10%, hold: "the night before Black Friday" }\n');
    for (const argv of [['next', 'reviews'], ['set', 'reviews', '50%']]) {
      expect(await shopRepository.run(...argv)).toEqual({ code: 2, stdout: '', stderr: 'cdk8s-canary: reviews is on hold: the night before Black Friday; remove "hold" from its entry first\n' });
    }
    expect(await shopRepository.run('back', 'reviews')).toMatchObject({ code: 0 });
  });

  test('--all takes the steps of those that have begun, together', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: 10% }\nratings: { canary: v2, at: deploy }\n');
    const { stdout } = await shopRepository.run('next', '--all', '--commit');
    expect(stdout.split('\n').slice(0, 2)).toEqual(['reviews: 10% -> 50% (canary v2)', 'ratings: deploy -> 10% (canary v2)']);
    expect(shopRepository.read('releases.yaml')).toBe('reviews: { canary: v2, at: 50% }\nratings: { canary: v2, at: 10% }\n');
    expect(shopRepository.git('log', '-1', '--format=%s')).toBe('reviews: 10% -> 50% (canary v2); ratings: deploy -> 10% (canary v2)\n');
  });

  test('--all leaves those on hold and those that have not begun', async () => {
    const shopRepository = repository('ratings: { canary: v2, at: deploy, hold: wait }\n');
    expect(await shopRepository.run('next', '--all')).toEqual({ code: 0, stdout: 'ratings waits: it is on hold: wait\nno release has a step to take\n', stderr: '' });
  });
});

describe('set', () => {
  test.each([['25%', '25%'], ['1/3', '1/3'], ['100', '100%'], ['deploy', 'deploy']])('%s takes it where the plan allows it', async (at, stage) => {
    const shopRepository = repository(AT_10);
    expect(firstLine(await shopRepository.run('set', 'reviews', at))).toBe(`reviews: 10% -> ${stage} (canary v2)`);
    expect(shopRepository.read('releases.yaml')).toBe(`reviews: { canary: v2, at: ${at} }\n`);
  });

  test.each([
    ['{}\n', '10%', 'refused: the plan of reviews goes from stable to 10% by deploy; take it stage by stage'],
    ['{}\n', '33%', 'refused: the plan of reviews goes from stable to 33% by deploy, 10%; take it stage by stage'],
    [AT_10, 'finish', 'refused: the plan of reviews goes from 10% to finish by 50%, 100%; take it stage by stage'],
    [AT_10, 'stable', 'refused: the plan of reviews goes from 10% to stable by deploy; take it stage by stage'],
    ['reviews: { canary: v2, at: finish }\n', '10%', 'refused: the plan of reviews goes from finish to 10% by 100%, 50%; take it stage by stage'],
  ])('from %j to %s is refused: %s', async (releases, at, refusal) => {
    const shopRepository = repository(releases);
    const { code, stdout } = await shopRepository.run('set', 'reviews', at);
    expect({ code, last: stdout.trimEnd().split('\n').at(-1), status: shopRepository.git('status', '--porcelain') }).toEqual({ code: 1, last: refusal, status: '' });
  });

  test('a step that is not safe against what is committed is refused, whatever the plan says', async () => {
    const shopRepository = repository('{}\n');
    // Committed is stable; the file has moved twice since.
    await shopRepository.run('next', 'reviews');
    const { code, stdout } = await shopRepository.run('next', 'reviews');
    expect(code).toBe(1);
    expect(stdout).toContain('judged against HEAD:./dist\nrefused: the step is not safe');
    expect(shopRepository.read('releases.yaml')).toBe('reviews: { canary: v2, at: deploy }\n');
    expect(await shopRepository.run('next', 'reviews', '--before', 'dist')).toMatchObject({ code: 0 });
  });

  test('in an emergency takes it, with the reason in the commit', async () => {
    const shopRepository = repository(AT_10);
    expect(await shopRepository.run('set', 'reviews', 'finish', '--force-unsafe', 'v1 leaks data', '--commit')).toMatchObject({ code: 0 });
    expect(shopRepository.git('log', '-1', '--format=%B')).toContain('Taken although refused: v1 leaks data');
    expect(await shopRepository.run('set', 'reviews', 'stable', '--force-unsafe', ' ')).toMatchObject({ code: 2 });
  });

  test.each<[string, string, string[], string]>([
    ['a stage that the plan has not', AT_10, ['set', 'reviews', 'everyone'], 'progress is "everyone", allowed are the stages "stable", "deploy"'],
    ['a service that is not there', AT_10, ['set', 'reviws', '50%'], 'there is no service reviws, known are reviews, ratings'],
    ['an entry for another canary', 'reviews: { canary: v3, at: 10% }\n', ['next', 'reviews'], 'is meant for canary "v3", the code\'s canary is "v2"'],
    ['the stage after the last', 'reviews: { canary: v2, at: finish }\n', ['next', 'reviews'], 'reviews is at finish, there is no stage after it: rotate reviews makes its canary the stable version'],
    ['the stage before the first', '{}\n', ['back', 'reviews'], 'reviews is at stable, there is no stage before it'],
    ['neither a service nor all', '{}\n', ['next'], 'next takes either a service or --all'],
    ['an environment that the app is not of', AT_10, ['next', 'reviews', '--environment', 'prod'], 'the app has no release of environment prod'],
    ['a file of which half was written', 'reviews: { canary: v2, at', ['next', 'reviews'], 'cannot be read'],
  ])('refuses %s', async (_, releases, argv, message) => {
    const shopRepository = new Scratch({ 'app.js': shop(), 'releases.yaml': releases });
    scratches.push(shopRepository);
    const { code, stdout, stderr } = await shopRepository.run(...argv);
    expect({ code, stdout, file: shopRepository.read('releases.yaml') }).toEqual({ code: 2, stdout: '', file: releases });
    expect(stderr).toContain(message);
  });

  test('a release that stands where the code says is moved by no file', async () => {
    const shopRepository = repository('{}\n', shop({ more: ', progress: Progress.stage(\'deploy\')' }));
    expect((await shopRepository.run('next', 'reviews')).stderr).toContain('reviews stands where the code says (progress): no release file moves it');
  });

  test('an app that reads no file is told', async () => {
    const shopRepository = repository('{}\n', shop().replace(/Releases\.fromFile\(.*\);/, 'Releases.of(app, "ratings=stable");'));
    expect((await shopRepository.run('next', 'reviews')).stderr).toContain('the app does not read it, declare it with Releases.fromFile');
    expect(shopRepository.git('status', '--porcelain')).toBe('');
  });

  test('the live objects are asked for by kubectl, and judged', async () => {
    const shopRepository = repository(AT_10);
    const live = shopRepository.read('dist/shop.k8s.yaml');
    shopRepository.write({ 'bin/kubectl': '#!/usr/bin/env node\nconst fs = require("fs"); const asked = JSON.parse(fs.readFileSync(0, "utf8"));\nif (process.argv.slice(2).join(" ") !== "get --ignore-not-found -o json -f -" || asked.items.length < 9) process.exit(3);\nprocess.stdout.write(fs.readFileSync("live.yaml", "utf8"));\n', 'live.yaml': live });
    chmodSync(join(shopRepository.folder, 'bin/kubectl'), 0o755);
    const env = { ...environment(), PATH: `${join(shopRepository.folder, 'bin')}:${environment().PATH}` };
    const { code, stdout } = await run(['next', 'reviews', '--before', 'live', '--dry-run'], { cwd: shopRepository.folder, env });
    expect(code).toBe(0);
    expect(stdout).toContain('judged against the live objects\n');
    shopRepository.write({ 'bin/kubectl': '#!/bin/sh\necho "no cluster" >&2; exit 1\n' });
    expect((await run(['next', 'reviews', '--before', 'live'], { cwd: shopRepository.folder, env })).stderr).toContain('kubectl cannot tell the live objects: no cluster');
  });
});

describe('two commands at once', () => {
  test.each([1, 2, 3])('lose nothing: pair %s', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: 10% }\nratings: { canary: v2, at: 10% }\n');
    const codes = await Promise.all(['reviews', 'ratings'].map(async name => (await shopRepository.run('next', name)).code));
    expect({ codes, file: shopRepository.read('releases.yaml') }).toEqual({ codes: [0, 0], file: 'reviews: { canary: v2, at: 50% }\nratings: { canary: v2, at: 50% }\n' });
    const written = shopRepository.read('dist/shop.k8s.yaml');
    shopRepository.synth();
    expect(shopRepository.read('dist/shop.k8s.yaml')).toBe(written);
  });

  test('that move one release do not move it twice unseen', async () => {
    const shopRepository = repository(AT_10);
    await Promise.all([shopRepository.run('set', 'reviews', '25%'), shopRepository.run('set', 'reviews', '50%')]);
    expect(shopRepository.read('releases.yaml')).toMatch(/^reviews: \{ canary: v2, at: (25|50)% \}\n$/);
  });
});

describe('versions in the release file', () => {
  const FILE = 'reviews:\n  # everybody\n  stable: { version: v1, image: "reviews:v1" }\n  canary: { version: v2, image: "reviews:v2" }\n  at: 100%\n';
  const app = (): string => shop().replace(/stable: \{ version: 'v1', image: 'reviews:v1' \}, canary: \{ version: 'v2', image: 'reviews:v2' \}/, 'steps: [10, 100]');

  test('move, end and rotate without a change of the code', async () => {
    const shopRepository = repository(FILE, app());
    await shopRepository.run('finish', 'reviews', '--commit');
    expect(await shopRepository.run('rotate', 'reviews', '--commit')).toEqual({ code: 0, stderr: '', stdout: 'reviews: rotated, the output stays the same\n' });
    expect(shopRepository.read('releases.yaml')).toBe('reviews:\n  # everybody\n  stable: { version: v2, image: "reviews:v2" }\n');
    expect(shopRepository.git('show', '--format=', '--name-only', 'HEAD')).toBe('releases.yaml\n');
  });
});

describe('abort', () => {
  test('takes the shortest safe way, a step each time', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: 50% }\n');
    const first = await shopRepository.run('abort', 'reviews', '--commit');
    expect(first.stdout.split('\n').slice(0, 2)).toEqual(['reviews: 50% -> deploy -> stable (canary v2)', 'takes 50% -> deploy now; once that is synced and healthy, abort again']);
    expect(shopRepository.read('releases.yaml')).toBe('reviews: { canary: v2, at: deploy }\n');
    expect(firstLine(await shopRepository.run('abort', 'reviews', '--commit'))).toBe('reviews: deploy -> stable (canary v2)');
    expect(await shopRepository.run('abort', 'reviews')).toEqual({ code: 0, stderr: '', stdout: 'reviews is at stable, nothing of v2 is left: take it out of the code, and its entry out of the release file\n' });
    for (const revision of ['HEAD', 'HEAD~1']) {
      expect(await shopRepository.run('check', '--before', `${revision}~1:dist`, '--after', `${revision}:dist`, '--fail-on', 'warning')).toMatchObject({ code: 0 });
    }
  });

  test('gets capacity back first where it follows the traffic', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: 100% }\n', shop({ more: ', capacity: Capacity.byShare({ minReplicas: 1 })' }).replace(/replicas: 3/g, 'replicas: 10'));
    expect(firstLine(await shopRepository.run('abort', 'reviews', '--dry-run'))).toBe('reviews: 100% -> 50% -> 10% -> deploy -> stable (canary v2)');
  });

  test('takes back a finished release, and one on hold', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: finish, hold: wait }\n');
    expect(firstLine(await shopRepository.run('abort', 'reviews', '--dry-run'))).toBe('reviews: finish -> 100% -> deploy -> stable (canary v2)');
  });
});

describe('finish and rotate', () => {
  test('finish takes the last step and no other', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: 100% }\n');
    expect(firstLine(await shopRepository.run('finish', 'reviews', '--commit'))).toBe('reviews: 100% -> finish (canary v2)');
    expect((await shopRepository.run('finish', 'reviews')).stderr).toContain('reviews is at finish already: rotate reviews');
  });

  test('rotate says what to change in the code, and takes the entry out once it is changed', async () => {
    const shopRepository = repository('# prod\nreviews: { canary: v2, at: finish }\n');
    const told = await shopRepository.run('rotate', 'reviews');
    expect(told.code).toBe(1);
    expect(told.stdout).toContain('1. move the whole block of v2 (image, settings) to where the stable version is said');
    shopRepository.write({ 'app.js': shop({ reviews: ['v2', 'v3'] }) });
    expect(await shopRepository.run('rotate', 'reviews')).toEqual({ code: 0, stderr: '', stdout: 'reviews: rotated, the output stays the same\n' });
    expect(shopRepository.read('releases.yaml')).toBe('# prod\n{}\n');
  });

  test('rotate refuses where the output would change', async () => {
    const shopRepository = repository('reviews: { canary: v2, at: finish }\n');
    shopRepository.write({ 'app.js': shop({ reviews: ['v3'] }) });
    const { code, stdout } = await shopRepository.run('rotate', 'reviews');
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'reviews: refused, the output would not be dist: shop.k8s.yaml; the next release starts where this one ended, byte for byte\n' });
    expect(shopRepository.read('releases.yaml')).toBe('reviews: { canary: v2, at: finish }\n');
  });

  test('rotate is for releases that are finished', async () => {
    expect((await repository(AT_10).run('rotate', 'reviews')).stderr).toContain('reviews is at 10%: it can be rotated once it is at finish');
  });
});

describe('status and diff', () => {
  test('status says where each stands, since when, and what is next', async () => {
    const shopRepository = repository(AT_10);
    shopRepository.write({ 'notes.txt': 'a' });
    shopRepository.commit('something else');
    const since = shopRepository.git('rev-parse', '--short=8', 'HEAD~1').trim();
    const { code, stdout } = await shopRepository.run('status');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^reviews in shop: 10% of the release of v2\\n  said by .*releases\\.yaml, since ${since} of .* by test, today\\n  next: 50%, safe, judged against HEAD:\\./dist\\nratings in shop: stable of the release of v2\\n  nothing says where it stands\\n  next: deploy, safe`));
    const { releases } = JSON.parse((await shopRepository.run('status', 'reviews', '--output', 'json')).stdout) as { releases: object[] };
    expect(releases).toEqual([expect.objectContaining({ name: 'reviews', stage: '10%', ratio: '10%', canary: 'v2', days: 0, isOld: false, next: { stage: '50%', isSafe: true, before: 'HEAD:./dist', findings: [] } })]);
  });

  test('status tells what stands too long, and what is not committed', async () => {
    const shopRepository = repository('{}\n');
    shopRepository.write({ 'releases.yaml': AT_10 });
    expect((await shopRepository.run('status', 'reviews')).stdout).toContain('releases.yaml, not committed');
    shopRepository.git('add', '-A');
    shopRepository.git('commit', '-q', '-m', 'old', '--date', '2020-01-01T00:00:00Z');
    expect(await shopRepository.run('status', '--older-than', '14')).toMatchObject({ code: 0 });
    process.env.GIT_COMMITTER_DATE = '2020-01-01T00:00:00Z';
    try {
      shopRepository.git('commit', '-q', '--amend', '--no-edit');
    } finally {
      delete process.env.GIT_COMMITTER_DATE;
    }
    const { code, stdout } = await shopRepository.run('status', '--older-than', '14');
    expect(code).toBe(1);
    expect(stdout).toContain('stands there longer than it should: go on, or abort v2');
  });

  test('diff says the release first, then objects, then lines; Markdown for pull requests', async () => {
    const shopRepository = repository(AT_10);
    await shopRepository.run('next', 'reviews');
    const { code, stdout } = await shopRepository.run('diff', '--before', 'HEAD:dist', '--after', 'dist');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^reviews: v2 from 10 % to 50 % of all requests, way back: back reviews\n1 object changes\n~ VirtualService shop\/reviews\n/);
    expect(stdout).toMatch(/\+ +weight: 50/);
    expect((await shopRepository.run('diff', '--before', 'HEAD:dist', '--after', 'dist', '--output', 'markdown')).stdout).toContain('v2 from 10 % to 50 %');
    expect(JSON.parse((await shopRepository.run('diff', '--before', 'HEAD:dist', '--after', 'dist', '--output', 'json')).stdout)).toMatchObject({ summary: '1 object changes', findings: [] });
  });

  test('diff without an app tells the objects', async () => {
    const shopRepository = repository(AT_10);
    await shopRepository.run('next', 'reviews');
    const elsewhere = new Scratch({ 'old.yaml': shopRepository.git('show', 'HEAD:dist/shop.k8s.yaml'), 'new.yaml': shopRepository.read('dist/shop.k8s.yaml') });
    scratches.push(elsewhere);
    rmSync(join(elsewhere.folder, 'cdk8s.yaml'));
    expect((await elsewhere.run('diff', '--before', 'old.yaml', '--after', 'new.yaml')).stdout).toMatch(/^1 object changes\n/);
  });
});
