import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './engine';
import { Before, CanaryService, CanaryServiceArgs } from '../../src/pulumi';

const v1 = { version: 'v1', image: 'reviews:1' };
const v2 = { version: 'v2', image: 'reviews:2' };

async function stageAt(value: string | undefined, args: Partial<CanaryServiceArgs> = {}, key = 'reviews'): Promise<string> {
  const config = value === undefined ? {} : { [key]: value };
  const { value: service } = await run(() => new CanaryService('reviews', { port: 9080, stable: v1, canary: v2, before: Before.unknown(), ...args }), { config });
  return service.stage;
}

describe('pulumi.Config says where a release stands', () => {
  test.each([
    [undefined, 'stable'],
    ['stable', 'stable'],
    ['{"at":"stable"}', 'stable'],
    ['{"canary":"v2","at":"10%"}', '10%'],
    ['{"canary":"v2","at":37}', '37%'],
    ['{"canary":"v2","at":"finish"}', 'finish'],
    ['reviews@v2=1/3', '1/3'],
    [' reviews@v2 = deploy ', 'deploy'],
  ])('%s is the stage %s', async (value, stage) => {
    expect(await stageAt(value)).toBe(stage);
  });

  test('under the name of the service, or another', async () => {
    expect(await stageAt('{"canary":"v2","at":"10%"}', { name: 'shop-reviews' }, 'shop-reviews')).toBe('10%');
    expect(await stageAt('{"canary":"v2","at":"10%"}', { parameter: 'ratio' }, 'ratio')).toBe('10%');
  });

  test.each([
    ['10%', /config "shop:reviews" says "10%" of "reviews" and names no canary, allowed is "stable", or .*"reviews@v2=10%"/],
    ['finish', /names no canary/],
    ['reviews=10', /names no canary/],
    ['{"at":"10%"}', /config "shop:reviews" is {"at":"10%"}, allowed is { canary: <version>, at: <ratio or stage> }/],
    ['{"canary":"v3","at":"10%"}', /is meant for canary "v3", the code's canary is "v2"/],
    ['reviews@v3=10%', /is meant for canary "v3"/],
    ['{"canary":"v2","at":"ten"}', /config "shop:reviews": progress is "ten", allowed are the stages "stable", "deploy"/],
    ['{"canary":"v2","at":0.1}', /0\.1/],
    ['{"canary":"v2","at":["10%"]}', /allowed is { canary: <version>, at: <ratio or stage> }/],
    ['{"canary":"v2","at":"10%","until":"now"}', /there is no key "until"/],
    ['{"stable":{"version":"v1","image":"a:1"},"canary":{"version":"v2","image":"a:2"},"at":"10%"}', /says the versions, which a Pulumi program says itself/],
    ['{"canary":"v2"', /which is no JSON/],
    ['ratings@v2=10%', /allowed is what is said of "reviews" alone/],
    ['reviews@v2=10%,ratings@v2=10%', /allowed is what is said of "reviews" alone/],
    ['', /is empty/],
  ])('%s is refused', async (value, message) => {
    await expect(stageAt(value)).rejects.toThrow(message);
  });

  test('a value that is left over once there is no release is refused', async () => {
    await expect(stageAt('{"canary":"v2","at":"finish"}', { stable: v2, canary: undefined })).rejects.toThrow(/has the value "finish", but no release/);
    expect(await stageAt('stable', { stable: v2, canary: undefined })).toBe('stable');
  });
});

describe('a release file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function file(content: string): string {
    const path = join(folder, 'releases.yaml');
    writeFileSync(path, content);
    return path;
  }

  test('works here too', async () => {
    expect(await stageAt(undefined, { releases: { file: file('reviews: { canary: v2, at: 50% }\n') } })).toBe('50%');
    expect(await stageAt(undefined, { releases: { file: file('ratings: { canary: v2, at: 50% }\n') } })).toBe('stable');
  });

  test('may be divided, into stacks for one', async () => {
    const path = file('environments: { dev: { reviews: { canary: v2, at: finish } }, prod: { reviews: { canary: v2, at: 10% } } }\n');
    expect(await stageAt(undefined, { releases: { file: path, environment: 'prod' } })).toBe('10%');
    await expect(stageAt(undefined, { releases: { file: path } })).rejects.toThrow(/is divided into environments/);
  });

  test('has to be there, and to agree with the config', async () => {
    await expect(stageAt(undefined, { releases: { file: join(folder, 'none.yaml') } })).rejects.toThrow(/does not exist/);
    const releases = { file: file('reviews: { canary: v2, at: 50% }\n') };
    expect(await stageAt('reviews@v2=1/2', { releases })).toBe('50%');
    await expect(stageAt('reviews@v2=10%', { releases })).rejects.toThrow(/releases.yaml says "50%" of "reviews", config "shop:reviews" says "10%": remove one of them/);
  });
});
