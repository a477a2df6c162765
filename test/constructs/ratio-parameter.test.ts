import { Services, Sources, stages } from './parameter';
import { Progress } from '../../src';

const TWO: Services = { reviews: {}, ratings: {} };
const ALONE = { canary: undefined };

test.each<[string, Sources, string]>([
  ['nothing at all', {}, 'stable'],
  ['a ratio in the environment', { environment: '10' }, '10%'],
  ['a ratio between two steps', { environment: '37%' }, '37%'],
  ['a fraction', { environment: '1/3' }, '1/3'],
  ['a stage\'s name', { environment: 'finish' }, 'finish'],
  ['a ratio by name', { environment: 'reviews=50' }, '50%'],
  ['a ratio for this canary', { environment: 'reviews@v2=10%' }, '10%'],
  ['the release file', { file: 'reviews: { canary: v2, at: 10% }' }, '10%'],
  ['a number in the release file', { file: 'reviews:\n  canary: v2\n  at: 50\n' }, '50%'],
  ['a fraction in the release file', { file: 'reviews: { canary: v2, at: 1/3 }' }, '1/3'],
  ['a release file about nothing', { file: '# no release yet\n' }, 'stable'],
  ['another release file', { otherFile: ['git.yaml', 'reviews: { canary: v2, at: deploy }'] }, 'deploy'],
  ['a stage in the context that needs no canary', { context: 'stable' }, 'stable'],
  ['a text by name in the context', { context: 'reviews@v2=10%' }, '10%'],
  ['an entry in the context', { context: { reviews: { canary: 'v2', at: '10%' } } }, '10%'],
  ['an entry in the context with numbers', { context: { reviews: { canary: 'v2', at: 10 } } }, '10%'],
  ['an object that binds a value to a canary', { context: { 'reviews@v2': 50 } }, '50%'],
  ['an entry in the file that is at stable, whatever the canary', { file: 'reviews: { at: stable }' }, 'stable'],
  ['an entry that is on hold', { file: 'reviews: { canary: v2, at: 10%, hold: the night before Black Friday }' }, '10%'],
  ['an object about nothing', { context: {} }, 'stable'],
])('is said by %s', (_, sources, stage) => {
  expect(stages(sources)).toEqual({ reviews: stage });
});

describe('where several sources speak', () => {
  const all: Sources = { context: '50', file: 'reviews: { canary: v2, at: 10% }', environment: '100' };

  test('an explicit prop wins over all of them', () => {
    expect(stages(all, { reviews: { progress: Progress.stage('deploy') } })).toEqual({ reviews: 'deploy' });
  });

  test('the release file counts where the environment says the same in other words', () => {
    expect(stages({ file: 'reviews: { canary: v2, at: 10% }', environment: '1/10' })).toEqual({ reviews: '10%' });
    expect(stages({ file: 'reviews: { canary: v2, at: finish }', environment: 'finish' })).toEqual({ reviews: 'finish' });
  });

  test('each may speak of another service', () => {
    expect(stages({ file: 'reviews: { canary: v2, at: 10% }', environment: 'ratings=50' }, TWO)).toEqual({ reviews: '10%', ratings: '50%' });
    expect(stages({ context: { 'reviews@v2': '10%' }, environment: 'ratings=50' }, TWO)).toEqual({ reviews: '10%', ratings: '50%' });
  });

  const FILE = 'reviews: { canary: v2, at: 10% }';

  test.each<[string, Sources, string]>([
    ['context and file', { context: 'reviews@v2=50', file: FILE }, 'context "canary-ratio" says "50" of "reviews", releases.yaml says "10%"'],
    ['context and environment', { context: 'reviews@v2=50', environment: '10' }, 'context "canary-ratio" says "50" of "reviews", CANARY_RATIO says "10"'],
    ['context and environment, beside a file that agrees with the context', { context: 'reviews@v2=10', file: FILE, environment: 'finish' }, 'context "canary-ratio" says "10" of "reviews", CANARY_RATIO says "finish"'],
    ['a context that says stable', { context: 'stable', file: FILE }, 'context "canary-ratio" says "stable" of "reviews", releases.yaml says "10%"'],
  ])('%s that disagree are an error', (_, sources, message) => {
    expect(() => stages(sources)).toThrow(`[bookinfo/reviews] ${message}: remove one of them`);
  });

  test('each is held to the code\'s canary, whoever else agrees', () => {
    expect(() => stages({ file: FILE, environment: 'reviews@v1=10%' })).toThrow('CANARY_RATIO: the value "10%" of "reviews" is meant for canary "v1"');
  });

  test.each([['50'], ['deploy'], ['reviews=11']])('file and environment that disagree are an error: %s', environment => {
    expect(() => stages({ file: 'reviews: { canary: v2, at: 10% }', environment }))
      .toThrow(`[bookinfo/reviews] releases.yaml says "10%" of "reviews", CANARY_RATIO says "${environment.replace('reviews=', '')}": remove one of them`);
  });
});

describe('of several services', () => {
  test('each has its value by name, who is not named is stable', () => {
    expect(stages({ environment: 'reviews=10, ratings@v2=50' }, { ...TWO, details: {} })).toEqual({ reviews: '10%', ratings: '50%', details: 'stable' });
  });

  test('a bare value is for the only one that has a release and says nothing itself', () => {
    expect(stages({ environment: '10' }, { details: ALONE, reviews: {}, ratings: { progress: Progress.stage('deploy') } }))
      .toEqual({ details: 'stable', reviews: '10%', ratings: 'deploy' });
  });

  test.each<[Sources, string]>([[{ environment: '10' }, 'CANARY_RATIO'], [{ context: 'stable' }, 'context "canary-ratio"']])('a bare value for two is an error that says how to name them: %j', (sources, source) => {
    const value = sources.environment ?? 'stable';
    expect(() => stages(sources, TWO)).toThrow(`[bookinfo/ratings] ${source} is "${value}", but several services have a release: say which, such as "reviews=${value},ratings=${value}"`);
  });

  test('two may share one parameter, by its name', () => {
    const shop: Services = { reviews: { parameter: 'shop' }, ratings: { parameter: 'shop' } };
    expect(stages({ environment: 'shop=10' }, shop)).toEqual({ reviews: '10%', ratings: '10%' });
    expect(() => stages({ environment: '10' }, shop)).toThrow('say which, such as "shop=10"');
  });
});

describe('refuses, with source and value,', () => {
  test.each<[string, Sources, string]>([
    ['an empty environment', { environment: '' }, 'CANARY_RATIO is empty, allowed is a ratio or stage such as "10%"'],
    ['an empty context', { context: ' ' }, 'context "canary-ratio" is empty'],
    ['what is neither ratio nor stage', { environment: 'ten' }, 'CANARY_RATIO: progress is "ten", allowed are the stages "stable", "deploy", "10%", "50%", "100%", "finish" and any ratio'],
    ['10%%', { environment: '10%%' }, 'CANARY_RATIO: progress is "10%%", allowed are the stages'],
    ['a bare number between 0 and 1', { environment: '0.5' }, 'CANARY_RATIO: ratio is "0.5": a bare number between 0 and 1'],
    ['one in the context', { context: 'reviews@v2=0.5' }, 'context "canary-ratio": ratio is "0.5": a bare number between 0 and 1'],
    ['a ratio over 100', { environment: 'reviews=101' }, 'CANARY_RATIO: ratio is "101", allowed is a percentage from 0 to 100'],
    ['a ratio below 0', { environment: '-1' }, 'CANARY_RATIO: ratio is "-1", allowed is a percentage from 0 to 100'],
    ['a context that is no text', { context: ['10'] }, 'context "canary-ratio" is ["10"], allowed is "name@canary=ratio", or an object of entries by name'],
    ['a value in the context that names no canary', { context: 10 }, 'context "canary-ratio": the value "10" of "reviews" names no canary and would outlive its release, allowed is "reviews@v2=10"'],
    ['one by name', { context: { reviews: '10%' } }, 'context "canary-ratio": the value "10%" of "reviews" names no canary'],
    ['a misspelt context', { misspelt: true, context: 'reviews@v2=10%' }, 'context "canaryRatio" is read by nobody, allowed is "canary-ratio"'],
    ['a value in the context that is no text', { context: { reviews: { at: '10%' } } }, 'context "canary-ratio": entry "reviews" is {"at":"10%"}, allowed is { canary: <version>, at: <ratio or stage> }'],
    ['a truth in the context', { context: { reviews: true } }, 'context "canary-ratio": "reviews" is true, allowed is a ratio or a stage\'s name'],
    ['a name that no service has', { environment: 'reviws=10' }, 'CANARY_RATIO: there is no service "reviws", known are "reviews"'],
    ['such a name in the release file', { file: 'reviws: { canary: v2, at: 10% }' }, 'releases.yaml: there is no service "reviws", known are "reviews"'],
    ['such a name in the context', { context: { reviws: '10%' } }, 'context "canary-ratio": there is no service "reviws", known are "reviews"'],
    ['a value for another canary', { environment: 'reviews@v3=10' }, 'CANARY_RATIO: the value "10" of "reviews" is meant for canary "v3", the code\'s canary is "v2": correct or remove it'],
    ['an entry for another canary', { file: 'reviews: { canary: v1, at: finish }' }, 'releases.yaml: the value "finish" of "reviews" is meant for canary "v1", the code\'s canary is "v2": correct or remove it'],
    ['an entry that says no canary', { file: 'reviews: { at: 10% }' }, 'release file releases.yaml: entry "reviews" is {"at":"10%"}, allowed is { canary: <version>, at: <ratio or stage> }'],
    ['an entry that is a ratio', { file: 'reviews: 10%' }, 'entry "reviews" is "10%", allowed is { canary: <version>, at: <ratio or stage> }'],
    ['an entry with more in it', { file: 'reviews: { canary: v2, at: 10%, step: 2 }' }, 'entry "reviews" is {"canary":"v2","at":"10%","step":"2"}: there is no key "step", known are "stable", "canary", "at", "hold"'],
    ['a hold without a reason', { file: 'reviews: { canary: v2, at: 10%, hold: "" }' }, 'entry "reviews": hold is "", it is the reason why the release waits'],
    ['a file of which nothing was written', { file: '' }, 'release file releases.yaml is empty, as after a write that was interrupted'],
    ['a file of which half was written', { file: 'reviews: { canary: v2, at: 1' }, 'release file releases.yaml cannot be read'],
    ['an entry of which half was written', { file: 'reviews:\n  canary: v2\n' }, 'entry "reviews" is {"canary":"v2"}, allowed is'],
    ['an entry of nothing', { file: 'reviews:' }, 'entry "reviews" is null'],
    ['a stage that the plan has not in the release file', { file: 'reviews: { canary: v2, at: ten }' }, 'releases.yaml: progress is "ten", allowed are the stages'],
    ['a release file that is a list', { file: '- reviews' }, 'release file releases.yaml holds ["reviews"], allowed is a map such as "reviews: { canary: v2, at: 10% }"'],
    ['a release file that is no YAML', { file: 'reviews: {' }, 'release file releases.yaml cannot be read: '],
    ['one service twice in the release file', { file: 'reviews: { canary: v2, at: 10% }\nreviews: { canary: v2, at: 50% }' }, 'release file releases.yaml cannot be read: duplicated mapping key'],
  ])('%s', (_, sources, message) => {
    expect(() => stages(sources)).toThrow(message);
  });

  test('a release file that somebody asked for and that is not there', () => {
    expect(() => stages({ otherFile: ['missing.yaml', undefined] })).toThrow('[bookinfo/reviews] release file "missing.yaml" does not exist');
  });

  test('a value for a service without a release', () => {
    expect(() => stages({ environment: 'details=10' }, { reviews: {}, details: ALONE })).toThrow('[bookinfo/details] CANARY_RATIO: "details" has the value "10", but no release: give it a canary or remove the value');
  });

  test('a left-over entry once the release is over', () => {
    expect(() => stages({ file: 'reviews: { canary: v2, at: finish }' }, { reviews: ALONE })).toThrow('releases.yaml: "reviews" has the value "finish", but no release');
  });

  test('a value where nothing has a release', () => {
    expect(() => stages({ environment: '10' }, { details: ALONE })).toThrow('CANARY_RATIO is "10", but no service of the app has a release');
    expect(stages({ environment: 'stable' }, { details: ALONE })).toEqual({ details: 'stable' });
  });
});

test('a version in the release file is text: 1.10 is not 1.1', () => {
  const version = (name: string): Services => ({ reviews: { canary: { version: name, image: 'reviews:2' } } });
  expect(stages({ file: 'reviews: { canary: 1.10, at: 10% }' }, version('1.10'))).toEqual({ reviews: '10%' });
  expect(() => stages({ file: 'reviews: { canary: 1.10, at: 10% }' }, version('1.1'))).toThrow('is meant for canary "1.10", the code\'s canary is "1.1"');
});
