import { table } from './table';
import { ABTestPlanProps, abTestPlan } from '../../src/model/ab-test-plan';
import { Match } from '../../src/model/match';
import { normalized } from '../../src/model/weights';

const common: ABTestPlanProps = {
  a: 'a', others: ['b'], winner: 'b', audience: [Match.header('x-group').exact('beta')], weights: normalized([['a', 1], ['b', 1]]),
};

test('the audience is divided, everybody else stays on a until everyone', () => {
  expect(table(abTestPlan(common), 2)).toEqual([
    'stable: a x2; a',
    'deploy: a x2, b x2; a',
    'test: a x2, b x2; a; audience -> a 50, b 50',
    'everyone: a x2, b x2; b',
    'finish: b x2; b',
  ]);
});

test('without another version there is one stage', () => {
  expect(table(abTestPlan({ ...common, others: [], winner: undefined }))).toEqual(['stable: a x1; a']);
});

test('several versions are tested at once, and any but a may win', () => {
  const plan = abTestPlan({ ...common, others: ['b', 'c'], winner: 'c', weights: normalized([['a', 1], ['b', 1], ['c', 2]]) });
  expect(table(plan).slice(2)).toEqual([
    'test: a x1, b x1, c x1; a; audience -> a 25, b 25, c 50',
    'everyone: a x1, b x1, c x1; c',
    'finish: c x1; c',
  ]);
  expect(plan.candidate).toBe('c');
});

test('users who got a version keep it by rules before the split', () => {
  const plan = abTestPlan({ ...common, sticky: { name: 'exp', path: '/' } });
  expect(table(plan)[2]).toBe('test: a x1, b x1; a; sticky-a -> a; sticky-b -> b; audience -> a 50, b 50');
});

test('a version without a share keeps nobody', () => {
  const plan = abTestPlan({ ...common, weights: normalized([['a', 0], ['b', 1]]), sticky: { name: 'exp', path: '/' } });
  expect(table(plan)[2]).toBe('test: a x1, b x1; a; sticky-b -> b; audience -> b');
});

test.each([
  ['an empty audience', { audience: [] }, /^audience is empty, a test needs to know whom it is for/],
  ['a as the winner', { winner: 'a' }, 'winner is "a", allowed is "b"; where "a" wins, go back to the stage "stable"'],
  ['a weight of an unknown version', { weights: normalized([['a', 1], ['z', 1]]) }, 'the test sends requests to version "z", known are "a", "b"'],
])('refuses %s', (_, props, message) => {
  expect(() => abTestPlan({ ...common, ...props })).toThrow(message);
});
