import { withAdoption } from '../../src/model/adoption-plan';
import { canaryPlan } from '../../src/model/canary-plan';
import { Capacity } from '../../src/model/capacity';
import { PlanOutline, ReleasePlan } from '../../src/model/release-plan';
import { Split } from '../../src/model/split';
import { stepsOf } from '../../src/model/steps';

const steps = stepsOf([10, 100]);
const release = canaryPlan({ stable: 'v1', canary: 'v2', steps, audience: [] });
const alone = canaryPlan({ stable: 'v1', steps, audience: [] });
const outline = (plan: PlanOutline): [string, readonly string[]][] => plan.stages.map(stage => [stage.name, stage.present]);

test('a Deployment of ours beside the old one: its stages come before those of the plan', () => {
  expect(outline(withAdoption(release, 'beside'))).toEqual([
    ['before', []], ['adopt', ['v1']], ['route', ['v1']], ['takeover', ['v1']], ...outline(release),
  ]);
});

test('the own manifest: its version is there from the start', () => {
  expect(outline(withAdoption(release, 'labelled'))).toEqual([['before', ['v1']], ['label', ['v1']], ['subset', ['v1']], ...outline(release)]);
});

test.each(['beside', 'labelled'] as const)('%s: each stage adds one thing to what has settled, and what serves goes last', way => {
  const states = [...withAdoption(alone, way).stages.map(({ present, adoption }) => ({ hasVersion: present.length > 0, ...adoption }))];
  const added = states.slice(1).map((state, index) => Object.entries(state).filter(([key, value]) => value !== states[index][key as keyof typeof state]).map(([key]) => key));
  expect(added.slice(0, -1)).toEqual(way === 'beside' ? [['hasVersion', 'labelled', 'subsets'], ['routes'], ['routes']] : [['labelled'], ['subsets']]);
});

test('without a release the adoption is about the stable version', () => {
  expect(withAdoption(alone, 'beside').candidate).toBe('v1');
  expect(withAdoption(release, 'beside').candidate).toBe('v2');
});

test('the version that takes over is full from its first stage on', () => {
  const plan = new ReleasePlan(withAdoption(release, 'beside'), new Map([['v1', 5], ['v2', 5]]), Capacity.byShare());
  expect(plan.stages.slice(0, 5).map(stage => stage.instances.get('v1'))).toEqual([undefined, 5, 5, 5, 5]);
});

test('a plan that starts with several versions cannot be adopted as one', () => {
  expect(() => withAdoption({ stages: [{ name: 'stable', present: ['v1', 'v2'], split: Split.all('v1') }] }, 'beside')).toThrow(
    'a running service is adopted as one version, the plan starts with "v1", "v2"');
});
