import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import { ABTestService, BatchService, BlueGreenService, CanaryService, CanaryServiceProps, Match, ReleasedService, Releases } from '../../src';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'releases-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

type Build = (chart: Chart) => ReleasedService;

/** The whole output of an app, and the service in it. */
function synthesized(releases: string, build: Build): { service: ReleasedService; output: string } {
  writeFileSync(join(folder, 'releases.yaml'), releases);
  const app = new App({ outdir: join(folder, 'dist') });
  Releases.fromFile(app, join(folder, 'releases.yaml'));
  const service = build(new Chart(app, 'shop', { namespace: 'shop' }));
  return { service, output: app.synthYaml() };
}

const canary = (props: Partial<CanaryServiceProps> = {}): Build => chart => new CanaryService(chart, 'reviews', { port: 9080, replicas: 3, ...props });
const V1 = '{ version: v1, image: "reviews:1" }';
const V2 = '{ version: v2, image: "reviews:2" }';

test('the release file says versions, images and the stage', () => {
  const inFile = synthesized(`reviews: { stable: ${V1}, canary: ${V2}, at: 10% }`, canary());
  const inCode = synthesized('reviews: { canary: v2, at: 10% }', canary({ stable: { version: 'v1', image: 'reviews:1' }, canary: { version: 'v2', image: 'reviews:2' } }));
  expect(inFile.service.stage).toBe('10%');
  expect(inFile.output).toBe(inCode.output);
});

test('without a canary there is no release', () => {
  const { service } = synthesized(`reviews: { stable: ${V1} }`, canary());
  expect(service.stages().map(({ name }) => name)).toEqual(['stable']);
});

test('settings stand in the code by the version\'s name: moving a canary to stable changes no byte', () => {
  const settings = { versionSettings: { v2: { container: { envVariables: { COLOR: EnvValue.fromValue('red') } } }, v0: { replicas: 9 } } };
  const finished = synthesized(`reviews: { stable: ${V1}, canary: ${V2}, at: finish }`, canary(settings));
  const rotated = synthesized(`reviews: { stable: ${V2} }`, canary(settings));
  expect(finished.output).toContain('COLOR');
  expect(rotated.output).toBe(finished.output);
});

test.each<[string, string, Build]>([
  ['a release by groups', 'beta', chart => new BatchService(chart, 'reviews', { port: 9080, replicas: 3 })],
  ['blue and green', 'deploy', chart => new BlueGreenService(chart, 'reviews', { port: 9080 })],
])('so it is for %s', (_, at, build) => {
  expect(synthesized(`reviews: { stable: ${V1}, canary: ${V2}, at: ${at} }`, build).service.versions.map(({ name }) => name)).toEqual(['v1', 'v2']);
});

test.each<[string, string, Build, string]>([
  ['no version anywhere', '{}', canary(), '[shop/reviews] there is no stable version: neither the props say one, nor the entry "reviews" of '],
  ['a version by its name alone', 'reviews: { canary: v2, at: 10% }', canary(), 'there is no stable version: neither the props say one, nor the entry "reviews" of '],
  ['versions in both places', `reviews: { stable: ${V1} }`, canary({ stable: { version: 'v1', image: 'a' } }), 'the versions are said twice, "v1" by the props and "v1" by the entry "reviews" of '],
  ['a canary in the code', `reviews: { stable: ${V1} }`, canary({ canary: { version: 'v2', image: 'a' } }), 'the versions are said twice, "v2" by the props and "v1" by the entry "reviews"'],
  ['settings by name beside versions in the code', '{}', canary({ stable: { version: 'v1', image: 'a' }, versionSettings: {} }), 'there are versionSettings, and the versions are in the code: say the settings of "v1" there'],
  ['versions for an A/B test', `reviews: { stable: ${V1} }`, chart => new ABTestService(chart, 'reviews', { port: 9080, a: { version: 'a', image: 'a' }, b: { version: 'b', image: 'b' }, audience: [Match.header('x').present()] }), 'the entry "reviews" says versions, those of this kind of release are in the code'],
])('refuses %s', (_, releases, build, message) => {
  expect(() => synthesized(releases, build)).toThrow(message);
});
