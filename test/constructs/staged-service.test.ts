import { problems, staged } from './kinds';
import { Match, Plan, Split, Traffic } from '../../src';

test('audiences are let in one after the other: testers by header, a cohort by cookie, a percentage, then all', () => {
  const service = staged(['v1', 'v2'], {
    plan: Plan.startingFrom('v1')
      .stage('testers', Split.all('v1').matching(Match.header('x-tester').present(), Split.all('v2')))
      .stage('cohort', Split.all('v1').matching(Match.cookie('cohort').exact('early'), Split.all('v2')))
      .steps('v2', [10, 50, 100])
      .finishWith('v2'),
  });
  const ask = (stage: string, request: object) => Traffic.fromManifests(service.stages().find(one => one.name === stage)!.manifests).request({ host: 'shop', ...request });
  expect(service.stages().map(stage => stage.name)).toEqual(['stable', 'deploy', 'testers', 'cohort', '10%', '50%', '100%', 'finish']);
  ask('testers', { headers: { 'x-tester': '1' } }).reaches('v2');
  ask('testers', { cookies: { cohort: 'early' } }).reaches('v1');
  for (const stage of ['cohort', '10%', '50%', '100%']) {
    ask(stage, { headers: { 'x-tester': '1' } }).reaches('v2');
    ask(stage, { cookies: { cohort: 'early' } }).reaches('v2');
  }
  ask('cohort', {}).reaches('v1');
  ask('10%', {}).splits({ v1: 90, v2: 10 });
  ask('100%', {}).reaches('v2');
  expect(problems(service)).toEqual([]);
});

test('three versions share the traffic by weights of their own', () => {
  const service = staged(['v1', 'v2', 'v3'], {
    plan: Plan.startingFrom('v1')
      .stage('testers', Split.all('v1').matching(Match.header('x-tester').present(), Split.all('v3')))
      .stage('cohort', Split.weights({ v1: 98, v2: 1, v3: 1 }))
      .stage('even', Split.weights({ v1: 1, v2: 1, v3: 1 }))
      .finishWith('v3'),
  });
  const even = Traffic.fromManifests(service.stages().find(one => one.name === 'even')!.manifests);
  even.request({ host: 'shop' }).splits({ v1: 1, v2: 1, v3: 1 });
  even.request({ host: 'shop', headers: { 'x-tester': '1' } }).reaches('v3');
  expect(problems(service)).toEqual([]);
});

test('without a plan there is one version and one stage', () => {
  expect(staged(['v1']).stages().map(stage => stage.name)).toEqual(['stable']);
  expect(() => staged(['v1', 'v2'])).toThrow('[shop/shop] there is no plan and the versions are ["v1","v2"], without a plan there is one');
});
