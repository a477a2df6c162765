import { Progress } from '../../src/model/progress';
import { Ratio } from '../../src/model/ratio';

const STAGES = ['stable', 'deploy', '10%', '100%', 'finish'];

test.each([['stable'], ['10%'], ['finish']])('%s is the stage of that name', name => {
  expect(Progress.stage(name)._in(STAGES, true)).toEqual({ stage: name });
  expect(Progress._text(name, 'CANARY_RATIO')._in(STAGES, true)).toEqual({ stage: name });
});

test.each([['37', 37], ['0.1%', '0.1%'], ['1/3', '1/3'], ['10', 10]])('a text %s that names no stage is a ratio', (text, ratio) => {
  expect(Progress._text(text, 'CANARY_RATIO')._in(STAGES, true)).toEqual({ ratio: Ratio.parse(ratio) });
});

test('refuses a stage that the plan does not have, and says which it has', () => {
  expect(() => Progress.stage('finnish')._in(STAGES, true))
    .toThrow('progress is "finnish", allowed are the stages "stable", "deploy", "10%", "100%", "finish" and any ratio from 0 to 100 %, such as 10, "0.1%" or "1/3"');
});

test('refuses a ratio where ratios name no stages', () => {
  const refusal = 'progress is the ratio "10%", allowed are the stages "stable", "switch"';
  expect(() => Progress.ratio(10)._in(['stable', 'switch'], false)).toThrow(refusal);
  expect(() => Progress._text('10%', 'CANARY_RATIO')._in(['stable', 'switch'], false)).toThrow(`CANARY_RATIO: ${refusal}`);
});

test.each([['ten', 'releases.yaml: progress is "ten", allowed are the stages'], ['0.5', 'releases.yaml: ratio is "0.5": a bare number between 0 and 1'], ['101', 'releases.yaml: ratio is "101", allowed is a percentage']])(
  'what somebody typed is refused with its source: %s', (text, message) => {
    expect(() => Progress._text(text, 'releases.yaml')._in(STAGES, true)).toThrow(message);
  });

test.each([[-1], [101], [NaN], ['ten'], ['10%%'], [0.5]])('refuses the ratio %p at once', value => {
  expect(() => Progress.ratio(value)).toThrow('ratio is ');
});
