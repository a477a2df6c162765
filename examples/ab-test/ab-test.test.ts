import { App } from 'cdk8s';
import { Search } from './search';
import { appAt, findingsOf, stagesOf, trafficAt } from '../plan';

const build = (app: App) => new Search(app, 'search').search;
const phone = { 'user-agent': 'Mozilla/5.0 (iPhone) Mobile/15E148' };
const desktop = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' };

test('both versions are there from deploy to finish', () => {
  expect(stagesOf(build)).toEqual([
    'stable: rank-1 x2',
    'deploy: rank-1 x2, rank-2 x2',
    'test: rank-1 x2, rank-2 x2',
    'everyone: rank-1 x2, rank-2 x2',
    'finish: rank-2 x2',
  ]);
});

test.each(['stable', 'deploy'])('at %s everybody has rank-1', stage => {
  trafficAt(build, stage).request({ host: 'search', headers: phone, cookies: { 'group': 'beta', 'search-version': 'rank-2' } }).reaches('rank-1');
});

describe('at test', () => {
  const traffic = trafficAt(build, 'test');

  test('beta users and phones are divided', () => {
    traffic.request({ host: 'search', headers: desktop, cookies: { group: 'beta' } }).splits({ 'rank-1': 50, 'rank-2': 50 });
    traffic.request({ host: 'search', headers: phone }).splits({ 'rank-1': 50, 'rank-2': 50 });
  });

  test.each(['rank-1', 'rank-2'])('who got %s keeps it', version => {
    traffic.request({ host: 'search', headers: phone, cookies: { 'search-version': version } }).reaches(version);
    traffic.request({ host: 'search', headers: desktop, cookies: { 'search-version': version, 'group': 'beta' } }).reaches(version);
  });

  test('everybody else has rank-1, whatever their cookies say', () => {
    traffic.request({ host: 'search', headers: desktop }).reaches('rank-1');
    traffic.request({ host: 'search', headers: desktop, cookies: { 'search-version': 'rank-2' } }).reaches('rank-1');
  });

  test('answers to the audience set the cookie', () => {
    const [virtualService] = appAt(build, 'test').charts.flatMap(chart => chart.toJson()).filter(one => one.kind === 'VirtualService');
    const [split] = virtualService.spec.http.filter((route: { name: string }) => route.name === 'audience');
    expect(split.route.map((one: any) => one.headers.response.add['Set-Cookie'])).toEqual([
      'search-version=rank-1; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax',
      'search-version=rank-2; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax',
    ]);
  });
});

test.each(['everyone', 'finish'])('at %s everybody has rank-2', stage => {
  const traffic = trafficAt(build, stage);
  traffic.request({ host: 'search', headers: desktop }).reaches('rank-2');
  traffic.request({ host: 'search', headers: phone, cookies: { 'search-version': 'rank-1' } }).reaches('rank-2');
});

test('every stage and every step, forward and back, is without a finding', () => {
  expect(findingsOf(build)).toEqual({ open: [], accepted: [] });
});
