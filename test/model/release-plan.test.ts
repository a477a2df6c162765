import { canaryPlan } from '../../src/model/canary-plan';
import { Capacity } from '../../src/model/capacity';
import { Progress } from '../../src/model/progress';
import { ReleasePlan } from '../../src/model/release-plan';
import { Split } from '../../src/model/split';
import { stepsOf } from '../../src/model/steps';

const sizes = new Map([['v1', 10], ['v2', 10]]);

function plan(capacity = Capacity.full()): ReleasePlan {
  return new ReleasePlan(canaryPlan({ stable: 'v1', canary: 'v2', steps: stepsOf([10, 50, 100]), audience: [] }), sizes, capacity);
}

test.each([
  [Progress.ratio(0), 'deploy'],
  [Progress.ratio(10), '10%'],
  [Progress.ratio('1/2'), '50%'],
  [Progress.ratio(100), '100%'],
  [Progress.stage('stable'), 'stable'],
  [Progress.stage('finish'), 'finish'],
])('a ratio that a stage has selects that stage: %#', (progress, name) => {
  expect(plan().at(progress).name).toBe(name);
});

test('any other ratio is a state of its own between two stages', () => {
  const stage = plan().at(Progress.ratio(37));
  expect([stage.name, stage.present, Object.fromEntries(stage.split._weights)]).toEqual(['37%', ['v1', 'v2'], { v1: 63, v2: 37 }]);
});

test('by share, a ratio between two steps has the instances of both', () => {
  const stages = plan(Capacity.byShare());
  expect(Object.fromEntries(stages.at(Progress.ratio(37)).instances)).toEqual({ v1: 9, v2: 5 });
  expect(Object.fromEntries(stages.at(Progress.ratio(5)).instances)).toEqual({ v1: 10, v2: 1 });
});

test('asking for a state between two stages leaves the plan as it is', () => {
  const stages = plan();
  stages.at(Progress.ratio(37));
  expect(stages.stages.map(stage => stage.name)).toEqual(['stable', 'deploy', '10%', '50%', '100%', 'finish']);
});

test('refuses two stages of one name', () => {
  const stage = { name: 'even', present: ['v1'], split: Split.all('v1') };
  expect(() => new ReleasePlan({ stages: [stage, stage] }, sizes, Capacity.full())).toThrow('two stages have the name "even", each needs its own');
});
