import { table } from './table';
import { blueGreenPlan } from '../../src/model/blue-green-plan';
import { Match } from '../../src/model/match';

const preview = [Match.header('x-preview').exact('green')];
const audience = [Match.header('x-beta').present()];

test('without green there is one stage', () => {
  expect(table(blueGreenPlan({ blue: 'v1', preview, audience: [] }))).toEqual(['stable: v1 x1; v1']);
});

test('green is seen by the matches and at its own Service before everybody has it', () => {
  expect(table(blueGreenPlan({ blue: 'v1', green: 'v2', preview, audience: [] }), 4)).toEqual([
    'stable: v1 x4; v1',
    'deploy: v1 x4, v2 x4; v1',
    'preview: v1 x4, v2 x4; v1; preview -> v2; Service of v2',
    'switch: v1 x4, v2 x4; v2; Service of v2',
    'finish: v2 x4; v2',
  ]);
});

test('without matches green has its own Service in the preview all the same', () => {
  expect(table(blueGreenPlan({ blue: 'v1', green: 'v2', preview: [], audience: [] }))[2]).toBe('preview: v1 x1, v2 x1; v1; Service of v2');
});

test('with an audience the switch is about it, and who saw the preview keeps green', () => {
  expect(table(blueGreenPlan({ blue: 'v1', green: 'v2', preview, audience })).slice(3)).toEqual([
    'switch: v1 x1, v2 x1; v1; preview -> v2; audience -> v2; Service of v2',
    'everyone: v1 x1, v2 x1; v2; Service of v2',
    'finish: v2 x1; v2',
  ]);
});

test('no ratio drives it', () => {
  const plan = blueGreenPlan({ blue: 'v1', green: 'v2', preview, audience: [] });
  expect([plan.candidate, plan.atRatio]).toEqual(['v2', undefined]);
});
