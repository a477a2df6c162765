import { Duration } from 'cdk8s';
import { abTest, problems } from './kinds';
import { Match, Traffic } from '../../src';

const beta = Match.cookie('group').exact('beta');
const mobile = Match.header('user-agent').regex('.*Mobile.*');
const inStage = (service: ReturnType<typeof abTest>, stage: string) => Traffic.fromManifests(service.stages().find(one => one.name === stage)!.manifests);

test('the audience is divided and everybody else stays on a', () => {
  const service = abTest({ audience: [beta, mobile], split: 50 });
  const traffic = inStage(service, 'test');
  traffic.request({ host: 'shop', cookies: { group: 'beta' } }).splits({ a: 50, b: 50 });
  traffic.request({ host: 'shop', headers: { 'user-agent': 'Mobile Safari' } }).splits({ a: 50, b: 50 });
  traffic.request({ host: 'shop' }).reaches('a');
  expect(problems(service)).toEqual([]);
});

test('the whole audience gets b unless told otherwise', () => {
  inStage(abTest({ audience: [beta] }), 'test').request({ host: 'shop', cookies: { group: 'beta' } }).reaches('b');
});

describe('sticky', () => {
  const service = abTest({ audience: [beta, mobile], split: '1/3', sticky: { cookie: 'exp', maxAge: Duration.days(7) } });
  const traffic = inStage(service, 'test');

  test('users of the audience keep the version that they got', () => {
    traffic.request({ host: 'shop', cookies: { group: 'beta', exp: 'a' } }).reaches('a');
    traffic.request({ host: 'shop', cookies: { exp: 'b', group: 'beta' } }).reaches('b');
    traffic.request({ host: 'shop', cookies: { exp: 'b' }, headers: { 'user-agent': 'Mobile Safari' } }).reaches('b');
    traffic.request({ host: 'shop', cookies: { group: 'beta' } }).splits({ a: 2, b: 1 });
  });

  test('a cookie lets nobody in from outside the audience', () => {
    traffic.request({ host: 'shop', cookies: { exp: 'b' } }).reaches('a');
    traffic.request({ host: 'shop', cookies: { group: 'betabeta', exp: 'b' } }).reaches('a');
  });

  test('a cookie of a version that is gone is as good as none', () => {
    traffic.request({ host: 'shop', cookies: { group: 'beta', exp: 'old' } }).splits({ a: 2, b: 1 });
  });

  test('answers of the split say which version it was, beside the cookies of the service', () => {
    const [virtualService] = service.stages()[2].manifests.filter(one => one.kind === 'VirtualService');
    const split = virtualService.spec.http.find((route: any) => route.name === 'audience');
    expect(split.route.map((one: any) => one.headers)).toEqual([
      { response: { add: { 'Set-Cookie': 'exp=a; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax' } } },
      { response: { add: { 'Set-Cookie': 'exp=b; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax' } } },
    ]);
    expect(virtualService.spec.http.filter((route: any) => route !== split).flatMap((route: any) => route.route).some((one: any) => 'headers' in one)).toBe(false);
  });

  test('its plan has no finding', () => {
    expect(problems(service)).toEqual([]);
  });
});

test('several versions are tested by weights', () => {
  const service = abTest({ audience: [mobile], variants: [{ version: 'c', image: 'shop:c' }], weights: { a: 2, b: 1, c: 1 }, winner: 'c' });
  inStage(service, 'test').request({ host: 'shop', headers: { 'user-agent': 'Mobile' } }).splits({ a: 50, b: 25, c: 25 });
  expect(service.stages().map(stage => [stage.name, stage.versions.map(one => one.version)])).toEqual([
    ['stable', ['a']], ['deploy', ['a', 'b', 'c']], ['test', ['a', 'b', 'c']], ['everyone', ['a', 'b', 'c']], ['finish', ['c']],
  ]);
  expect(problems(service)).toEqual([]);
});

test('without b there is no test', () => {
  expect(abTest({ b: undefined }).stages().map(stage => stage.name)).toEqual(['stable']);
});

test.each([
  ['no audience', {}, '[shop/shop] audience is empty'],
  ['split and weights', { audience: [beta], split: 50, weights: { a: 1, b: 1 } }, 'there are both split and weights, say one of them'],
  ['variants without weights', { audience: [beta], variants: [{ version: 'c', image: 'c' }] }, 'there are variants and no weights, say how the audience is divided: weights: { a: 1, b: 1, c: 1 }'],
  ['variants without b', { b: undefined, variants: [{ version: 'c', image: 'c' }] }, 'there are variants and no b, the first version to test is b'],
  ['a split that is no ratio', { audience: [beta], split: 101 }, 'ratio is 101'],
  ['a sticky cookie that the audience asks for', { audience: [beta], sticky: { cookie: 'group' } }, 'the audience cannot be kept by the cookie "group"'],
])('refuses %s', (_, props, message) => {
  expect(() => abTest(props)).toThrow(message);
});
