import { table } from './table';
import { BatchPlanProps, batchPlan, isAheadOfPods } from '../../src/model/batch-plan';
import { Match } from '../../src/model/match';
import { podBatchPlan } from '../../src/model/pod-batch-plan';

const common: BatchPlanProps = { stable: 'v1', canary: 'v2', replicas: 3, audience: [], groups: [{ instances: 1 }, { instances: 1 }, { instances: 1 }] };

test('ratios follow the pods, and what a group replaces goes with the next', () => {
  expect(table(batchPlan(common))).toEqual([
    'stable: v1 x3; v1',
    'beta: v1 x3, v2 x1; v1',
    'beta 1/3: v1 x3, v2 x1; v1 2, v2 1',
    'group 2: v1 x2, v2 x2; v1 2, v2 1',
    'group 2 2/3: v1 x2, v2 x2; v1 1, v2 2',
    'group 3: v1 x1, v2 x3; v1 1, v2 2',
    'group 3 100%: v1 x1, v2 x3; v2',
    'finish: v2 x3; v2',
  ]);
});

test('ratios that are set move within their group', () => {
  const plan = batchPlan({ ...common, groups: [{ instances: 1, ratios: [10, 50] }, { instances: 1, ratios: [100] }, { instances: 1 }] });
  expect(table(plan)).toEqual([
    'stable: v1 x3; v1',
    'beta: v1 x3, v2 x1; v1',
    'beta 10%: v1 x3, v2 x1; v1 90, v2 10',
    'beta 50%: v1 x3, v2 x1; v1 50, v2 50',
    'group 2: v1 x2, v2 x2; v1 50, v2 50',
    'group 2 100%: v1 x2, v2 x2; v2',
    'group 3: v1 x1, v2 x3; v2',
    'finish: v2 x3; v2',
  ]);
});

test('the old version keeps the instances that its share needs, where ratios lag behind the pods', () => {
  const plan = batchPlan({ ...common, groups: [{ instances: 2, ratios: [10] }, { instances: 1 }] });
  expect(table(plan).slice(1)).toEqual([
    'beta: v1 x3, v2 x2; v1',
    'beta 10%: v1 x3, v2 x2; v1 90, v2 10',
    'group 2: v1 x3, v2 x3; v1 90, v2 10',
    'group 2 100%: v1 x3, v2 x3; v2',
    'finish: v2 x3; v2',
  ]);
});

test('all traffic is on the new version before the old one goes', () => {
  const plan = batchPlan({ ...common, groups: [{ instances: 3, ratios: [10, 20] }] });
  expect(table(plan).slice(-3)).toEqual(['beta 20%: v1 x3, v2 x3; v1 80, v2 20', 'beta 100%: v1 x3, v2 x3; v2', 'finish: v2 x3; v2']);
});

test('with an audience the old version stays full for everybody else until everyone has the new one', () => {
  const plan = batchPlan({ ...common, replicas: 2, groups: [{ instances: 1 }, { instances: 1 }], audience: [Match.header('x-beta').present()] });
  expect(table(plan).slice(2)).toEqual([
    'beta 50%: v1 x2, v2 x1; v1; audience -> v1 50, v2 50',
    'group 2: v1 x2, v2 x2; v1; audience -> v1 50, v2 50',
    'group 2 100%: v1 x2, v2 x2; v1; audience -> v2',
    'everyone: v1 x2, v2 x2; v2',
    'finish: v2 x2; v2',
  ]);
});

test('without a canary there is one stage', () => {
  expect(table(batchPlan({ ...common, canary: undefined }))).toEqual(['stable: v1 x3; v1']);
  expect(table(podBatchPlan({ ...common, canary: undefined }))).toEqual(['stable: v1 x3; v1']);
});

test('without a mesh the share is what the pods make', () => {
  expect(table(podBatchPlan({ ...common, replicas: 4, groups: [{ instances: 1 }, { instances: '75%' }] }))).toEqual([
    'stable: v1 x4; v1',
    'beta: v1 x4, v2 x1; v1 80, v2 20',
    'group 2: v1 x3, v2 x4; v1 3, v2 4',
    'finish: v2 x4; v2',
  ]);
});

test('a ratio runs ahead of the pods where they are fewer than it needs', () => {
  const plan = batchPlan({ ...common, groups: [{ instances: 1, ratios: [10, 33, 34] }, { instances: 2 }] });
  expect(plan.stages.filter(stage => isAheadOfPods(stage, 'v2', 3)).map(stage => stage.name)).toEqual(['beta 34%']);
});

test.each([
  [[50, 10], 'ratios of group 2 are [50,10], each has to be greater than the one before: 10% comes after 50%'],
  [[20], 'ratios of group 2 are [20], each has to be greater than the one before: 20% comes after 1/3'],
  [['ten'], 'ratio is "ten", allowed is'],
])('refuses ratios %j', (ratios, message) => {
  expect(() => batchPlan({ ...common, groups: [{ instances: 1 }, { instances: 2, ratios }] })).toThrow(message);
});
