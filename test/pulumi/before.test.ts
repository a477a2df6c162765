import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { RunOptions, run, valueOf } from './engine';
import { Before, BlueGreenService, CanaryService, CanaryServiceArgs, Capacity, Progress, ReleaseState } from '../../src/pulumi';

const v1 = { version: 'v1', image: 'reviews:1' };
const v2 = { version: 'v2', image: 'reviews:2' };

function reviews(stage: string, args: Partial<CanaryServiceArgs> = {}): CanaryService {
  return new CanaryService('reviews', { namespace: 'shop', port: 9080, replicas: 4, stable: v1, canary: v2, progress: Progress._text(stage, 'test'), ...args });
}

async function stateAt(stage: string, args: Partial<CanaryServiceArgs> = {}): Promise<ReleaseState> {
  return valueOf((await run(() => reviews(stage, { before: Before.unknown(), ...args }))).value.release);
}

/** Goes from a stage to another in one update; what is refused, or undefined. */
async function refused(from: string, to: string, args: Partial<CanaryServiceArgs> = {}): Promise<string | undefined> {
  return run(() => reviews(to, { before: Before.stage(from), ...args })).then(() => undefined, error => error.message);
}

const STAGES = ['stable', 'deploy', '10%', '50%', '100%', 'finish'];

describe('with all instances of both versions', () => {
  test.each(STAGES.slice(1).flatMap((stage, index) => [[STAGES[index], stage], [stage, STAGES[index]]]))('%s to its neighbour %s', async (from, to) => {
    expect(await refused(from, to)).toBeUndefined();
  });

  test.each([['stable', '10%'], ['stable', '100%'], ['deploy', '100%'], ['10%', '100%'], ['100%', 'deploy'], ['50%', '37%'], ['37%', '50%']])(
    'a jump from %s to %s is one update: order brings up what gets requests before it gets them', async (from, to) => {
      expect(await refused(from, to)).toBeUndefined();
    });

  test.each([['10%', 'finish', '"100%"'], ['deploy', 'finish', '"100%"'], ['stable', 'finish', '"100%"'], ['100%', 'stable', '"deploy"'], ['50%', 'stable', '"deploy"'], ['37%', 'finish', '"100%"']])(
    'a jump from %s to %s is refused, since a subset would go with its traffic: first %s', async (from, to, through) => {
      const message = await refused(from, to);
      expect(message).toContain(`[reviews] from stage "${from}" to "${to}" in one update loses requests`);
      expect(message).toContain(`go through ${through} first, with an update for each`);
    });
});

describe('with instances by share', () => {
  const capacity = Capacity.byShare();

  test.each(STAGES.slice(1).flatMap((stage, index) => [[STAGES[index], stage], [stage, STAGES[index]]]))('%s to its neighbour %s', async (from, to) => {
    expect(await refused(from, to, { capacity })).toBeUndefined();
  });

  test('a jump that takes instances from a version before its requests is refused with all the stages between', async () => {
    expect(await refused('10%', '100%', { capacity })).toContain('go through "50%" first');
    expect(await refused('100%', 'deploy', { capacity })).toContain('go through "50%", "10%" first');
  });
});

describe('where the last update has not settled', () => {
  const from = (stage: string, to: string) => run(() => reviews(to, { before: Before.unsettled(stage) })).then(() => undefined, error => error.message);

  test.each([['10%', '10%'], ['10%', '50%'], ['10%', 'deploy'], ['10%', '37%'], ['37%', '50%'], ['stable', 'deploy'], ['100%', 'finish']])('from %s allowed is %s', async (stage, to) => {
    expect(await from(stage, to)).toBeUndefined();
  });

  test.each([['stable', '10%'], ['deploy', '100%'], ['100%', 'deploy'], ['10%', '75%']])('from %s no jump to %s, not even one that order would cover', async (stage, to) => {
    expect(await from(stage, to)).toContain(`[reviews] the last update has not settled: from stage "${stage}" allowed are`);
  });
});

test('blue to finish without the switch is refused', async () => {
  const program = (before: string) => () => new BlueGreenService('shop', {
    port: 8080, blue: v1, green: v2, progress: Progress.stage('finish'), before: Before.stage(before),
  });
  await expect(run(program('preview'))).rejects.toThrow(/go through "switch" first/);
  await expect(run(program('switch'))).resolves.toMatchObject({ errors: [] });
});

/** What an update refuses or says, with the outputs that the stack has; in a process of its own, since Pulumi learns of it by a rejection that nobody handles. */
interface Case extends Pick<RunOptions, 'outputs'> {
  readonly title: string;
  readonly stage: string;
  readonly next?: boolean;
  readonly versionLabel?: string;
  readonly output?: string;
  readonly asOutput?: boolean;
}

describe('the last update of the stack', () => {
  const cases: Case[] = [];
  let results: { [title: string]: { readonly errors: string[]; readonly warnings: string[]; readonly objects: string[] } };

  beforeAll(async () => {
    const [ten, finished, fifty, stable] = [await stateAt('10%'), await stateAt('finish'), await stateAt('50%'), await stateAt('stable')];
    cases.push(
      { title: 'a neighbour', outputs: { reviews: ten }, stage: '50%' },
      { title: 'a refused jump', outputs: { reviews: ten }, stage: 'finish' },
      { title: 'another name', outputs: { shop: ten }, stage: 'finish', output: 'shop' },
      { title: 'no output', outputs: {}, stage: '50%' },
      { title: 'finished', outputs: { reviews: finished }, stage: 'stable', next: true },
      { title: 'finished, at once to 10%', outputs: { reviews: finished }, stage: '10%', next: true },
      { title: 'another release under way', outputs: { reviews: fifty }, stage: 'stable', next: true },
      { title: 'other selectors', outputs: { reviews: stable }, stage: 'stable', versionLabel: 'release' },
      { title: 'something else', outputs: { reviews: 'https://reviews.example.com' }, stage: 'finish' },
      { title: 'a state that is an Output', outputs: { reviews: ten }, stage: 'finish', asOutput: true },
    );
    results = JSON.parse(execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', join(__dirname, 'last-update.ts')], {
      input: JSON.stringify(cases), encoding: 'utf8', env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../tsconfig.json') },
    }));
  });

  test.each(['a neighbour', 'no output', 'finished', 'finished, at once to 10%'])('%s is no reason to refuse', title => {
    expect(results[title].errors).toEqual([]);
    expect(results[title].objects.length).toBeGreaterThan(3);
  });

  test.each([
    ['a refused jump', /^\[reviews\] from stage "10%" to "finish" in one update loses requests: .*go through "100%" first/],
    ['another name', /go through "100%" first/],
    ['a state that is an Output', /go through "100%" first/],
    ['another release under way', /the last update left "reviews" at stage "50%" of the release of "v2", with v1 and v2/],
    ['other selectors', /the selectors of "reviews" are made of {"app":"reviews","version":"<version>"} and would be of {"app":"reviews","release":"<version>"}/],
  ])('%s is refused with one error, before anything is registered', (title, message) => {
    expect(results[title].objects).toEqual([]);
    expect(results[title].errors).toEqual([expect.stringMatching(message)]);
  });

  test('something else under the name is a warning, and the step is not judged', () => {
    expect(results['something else'].errors).toEqual([]);
    expect(results['something else'].warnings).toEqual([expect.stringContaining('the stack\'s output "reviews" is no `release` of a component')]);
  });
});

describe('a state from elsewhere', () => {
  test('is taken', async () => {
    const state = await stateAt('10%');
    await expect(run(() => reviews('finish', { before: Before.release(state) }))).rejects.toThrow(/go through "100%" first/);
  });

  test('that is none is refused', async () => {
    await expect(run(() => reviews('finish', { before: Before.release('10%' as any) }))).rejects.toThrow('[reviews] Before.release is "10%", allowed is the output `release` of a component');
    await expect(run(() => reviews('finish', { before: Before.stage('11 %%') }))).rejects.toThrow('before: progress is "11 %%"');
  });
});
