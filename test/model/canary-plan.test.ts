import { CanaryPlanProps, canaryPlan } from '../../src/model/canary-plan';
import { Match } from '../../src/model/match';
import { StageOutline } from '../../src/model/stage';
import { stepsOf } from '../../src/model/steps';

const whole: CanaryPlanProps = { stable: 'v1', canary: 'v2', steps: stepsOf([10, 50, 100]), audience: [] };
const testers: CanaryPlanProps = { ...whole, audience: [Match.header('x-tester').present()] };

/** `name: versions | v1=90 v2=10`, rules before the default. */
function line({ name, present, split }: StageOutline): string {
  const weights = (map: ReadonlyMap<string, number>) => [...map].map(([version, weight]) => `${version}=${weight}`).join(' ');
  return [`${name}: ${present.join(' ')}`, ...split._rules.map(rule => `${rule.name} ${weights(rule.weights)}`), weights(split._weights)].join(' | ');
}

test('a canary goes from the old version alone to the new one alone, each there a stage before its first request and a stage after its last', () => {
  expect(canaryPlan(whole).stages.map(line)).toEqual([
    'stable: v1 | v1=100',
    'deploy: v1 v2 | v1=100',
    '10%: v1 v2 | v1=90 v2=10',
    '50%: v1 v2 | v1=50 v2=50',
    '100%: v1 v2 | v2=100',
    'finish: v2 | v2=100',
  ]);
});

test('an audience gets its share while everybody else stays, then everyone has the new version before the old one goes', () => {
  expect(canaryPlan(testers).stages.map(line)).toEqual([
    'stable: v1 | v1=100',
    'deploy: v1 v2 | v1=100',
    '10%: v1 v2 | audience v1=90 v2=10 | v1=100',
    '50%: v1 v2 | audience v1=50 v2=50 | v1=100',
    '100%: v1 v2 | audience v2=100 | v1=100',
    'everyone: v1 v2 | v2=100',
    'finish: v2 | v2=100',
  ]);
});

test('without a canary there is no release: one stage, no candidate, no ratios', () => {
  const plan = canaryPlan({ ...whole, canary: undefined });
  expect(plan.stages.map(line)).toEqual(['stable: v1 | v1=100']);
  expect([plan.candidate, plan.atRatio]).toEqual([undefined, undefined]);
});

test('stages of a share say which, the others do not', () => {
  expect(canaryPlan(testers).stages.map(stage => stage.ratio && String(stage.ratio))).toEqual([undefined, '0%', '10%', '50%', '100%', undefined, undefined]);
});
