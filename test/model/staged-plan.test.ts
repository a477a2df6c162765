import { planOf, table } from './table';
import { Match } from '../../src/model/match';
import { Plan } from '../../src/model/plan';
import { Progress } from '../../src/model/progress';
import { Split } from '../../src/model/split';
import { stagedPlan } from '../../src/model/staged-plan';
import { Steps } from '../../src/model/steps';

const testers = Match.header('x-tester').present();
const inside = Match.callerNamespace('inside');
const start = Plan.startingFrom('v1');
const rows = (plan: Plan, ...versions: string[]) => table(stagedPlan(plan, versions));

test('testers keep the version they got in all that follows', () => {
  const plan = start
    .stage('testers', Split.all('v1').matching(testers, Split.all('v3')))
    .stage('cohort', Split.weights({ v1: 98, v2: 1, v3: 1 }))
    .stage('even', Split.weights({ v1: 1, v2: 1, v3: 1 }))
    .finishWith('v3');
  expect(rows(plan, 'v1', 'v2', 'v3')).toEqual([
    'stable: v1 x1; v1',
    'deploy: v1 x1, v2 x1, v3 x1; v1',
    'testers: v1 x1, v2 x1, v3 x1; v1; testers -> v3',
    'cohort: v1 x1, v2 x1, v3 x1; v1 98, v2 1, v3 1; testers -> v3',
    'even: v1 x1, v2 x1, v3 x1; v1 1, v2 1, v3 1; testers -> v3',
    'everyone: v1 x1, v2 x1, v3 x1; v3',
    'finish: v3 x1; v3',
  ]);
});

test('a stage that has everybody on the winner needs no other', () => {
  const plan = start.stage('testers', Split.all('v1').matching(testers, Split.all('v2'))).steps('v2', Steps.canary()).finishWith('v2');
  expect(rows(plan, 'v1', 'v2').slice(2)).toEqual([
    'testers: v1 x1, v2 x1; v1; testers -> v2',
    '5%: v1 x1, v2 x1; v1 95, v2 5; testers -> v2',
    '100%: v1 x1, v2 x1; v2',
    'finish: v2 x1; v2',
  ]);
});

test('without stages everybody has the winner a stage after it is there', () => {
  expect(rows(start.finishWith('v2'), 'v1', 'v2')).toEqual(['stable: v1 x1; v1', 'deploy: v1 x1, v2 x1; v1', 'everyone: v1 x1, v2 x1; v2', 'finish: v2 x1; v2']);
});

test('a share of an audience rises by saying its match again, in its place', () => {
  const plan = start
    .stage('half the testers', Split.all('v1').matching(testers, Split.weights({ v1: 1, v2: 1 })))
    .stage('inside', Split.all('v1').matching(inside, Split.all('v2')).matching(testers, Split.all('v2')))
    .finishWith('v2');
  expect(rows(plan, 'v1', 'v2')[3]).toBe('inside: v1 x1, v2 x1; v1; half-the-testers -> v2; inside -> v2');
});

test('several rules of one stage have names of their own', () => {
  const plan = start.stage('10%', Split.all('v1').matching(testers, Split.all('v2')).matching(inside, Split.all('v2'))).finishWith('v2');
  expect(rows(plan, 'v1', 'v2')[2]).toBe('10%: v1 x1, v2 x1; v1; 10-percent -> v2; 10-percent-2 -> v2');
});

test('each call gives a new plan', () => {
  const first = start.stage('one', Split.weights({ v1: 9, v2: 1 }));
  first.stage('two', Split.weights({ v1: 1, v2: 1 }));
  expect(rows(first.finishWith('v2'), 'v1', 'v2')).toHaveLength(5);
});

test.each<[string, () => Plan, string]>([
  ['takes an audience out again', () => start.stage('in', Split.all('v1').matching(testers, Split.all('v2'))).stage('out', Split.all('v1').matching(testers, Split.all('v1'))).finishWith('v2'),
    'stage "out" sends 0% to "v2", stage "in" before it 100%, of the requests of the rule "in": an audience once let in stays in until everyone has the version that wins'],
  ['gives less of the winner to those that no rule takes', () => start.stage('half', Split.weights({ v1: 1, v2: 1 })).stage('tenth', Split.weights({ v1: 9, v2: 1 })).finishWith('v2'),
    'stage "tenth" sends 10% to "v2", stage "half" before it 50%, of the requests that no rule takes: going forward no request gets less of the version that wins'],
  ['holds some requests back that had a share', () => start.stage('half', Split.weights({ v1: 1, v2: 1 })).stage('held', Split.weights({ v1: 1, v2: 1 }).matching(inside, Split.all('v1'))).finishWith('v2'),
    'stage "held" sends 0% to "v2", stage "half" before it 50%, of the requests of the rule "held": going forward no request gets less of the version that wins'],
  ['divides the same requests twice', () => start.stage('twice', Split.all('v1').matching(testers, Split.all('v2')).matching(testers, Split.all('v1'))).finishWith('v2'),
    'stage "twice" divides the same requests in two ways, the first counts and the second never would'],
  ['sends requests to a version that is not declared', () => start.stage('x', Split.all('v9')).finishWith('v2'), 'stage "x" sends requests to version "v9", known are "v1", "v2"'],
  ['starts from a version that is not declared', () => Plan.startingFrom('v0').finishWith('v2'), 'the plan starts from version "v0", known are "v1", "v2"'],
  ['finishes with a version that is not declared', () => start.finishWith('v9'), 'the plan finishes with version "v9", known are "v1", "v2"'],
  ['ends where it starts', () => start.finishWith('v1'), 'the plan starts from "v1" and finishes with it, a release needs two versions; without one leave the plan out'],
  ['calls a stage everyone that is not for everyone', () => start.stage('everyone', Split.weights({ v1: 1, v2: 1 })).finishWith('v2'),
    'stage "everyone" sends requests to "v1", "v2", allowed is that name for the last stage, with everything on "v2"'],
])('refuses a plan that %s', (_, plan, message) => {
  expect(() => stagedPlan(plan(), ['v1', 'v2'])).toThrow(message);
});

test('refuses a version that no stage uses', () => {
  expect(() => stagedPlan(start.finishWith('v2'), ['v1', 'v2', 'v3'])).toThrow('no stage of the plan sends requests to "v3": leave it out of the versions, or give it a stage');
});

test.each([
  ['', 'stage is ""'],
  ['a=b', 'stage is "a=b", allowed are letters, digits, blanks and ". _ - % /", such as "testers" or "10%"'],
  ['deploy', 'stage is "deploy", which every plan has by itself: "stable", "deploy", "finish"'],
])('refuses a stage called %j', (name, message) => {
  expect(() => start.stage(name, Split.all('v2'))).toThrow(message);
});

test('refuses two stages of one name', () => {
  expect(() => start.stage('a', Split.all('v1')).stage('a', Split.all('v2'))).toThrow('two stages have the name "a", each needs its own');
});

test('a ratio selects the stage that is called after it, and no other', () => {
  const plan = planOf(stagedPlan(start.steps('v2', [10, '1/3']).finishWith('v2'), ['v1', 'v2']));
  expect(plan.at(Progress.ratio(10)).name).toBe('10%');
  expect(plan.at(Progress.ratio('1/3')).name).toBe('1/3');
  expect(() => plan.at(Progress.ratio(20))).toThrow('progress is the ratio "20%", allowed are the stages "stable", "deploy", "10%", "1/3", "100%", "finish"');
});
