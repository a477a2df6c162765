import { assignments, checkCanary } from '../../src/model/assignment';

test.each([['10'], ['10%'], ['finish'], [' 1/3 ']])('%p is one value, for the only release there is', text => {
  expect(assignments(text, 'CANARY_RATIO')).toEqual({ bare: text.trim() });
});

test('values by name may say which canary they are meant for', () => {
  expect(assignments(' reviews = 10 , ratings@v2-beta=1/3,details=finish', 'CANARY_RATIO')).toEqual({
    named: new Map([
      ['reviews', { value: '10', canary: undefined }],
      ['ratings', { value: '1/3', canary: 'v2-beta' }],
      ['details', { value: 'finish', canary: undefined }],
    ]),
  });
});

test.each([
  ['', 'CANARY_RATIO is empty, allowed is a ratio or stage such as "10%", or one by name such as "reviews=10,ratings=50"; leave it out for the stage "stable"'],
  ['  ', 'CANARY_RATIO is empty'],
  ['reviews=10,', '"" is no "name=ratio", such as "reviews=10" or "reviews@v2=10%"'],
  ['reviews=10,50', '"50" is no "name=ratio"'],
  ['=10', '"=10" is no "name=ratio"'],
  ['reviews=', '"reviews=" is no "name=ratio"'],
  ['reviews=1=2', '"reviews=1=2" is no "name=ratio"'],
  ['reviews@=10', '"reviews@=10" is no "name=ratio"'],
  ['@v2=10', '"@v2=10" is no "name=ratio"'],
  ['reviews=10,reviews=50', '"reviews" stands there twice'],
])('refuses %p', (text, message) => {
  expect(() => assignments(text, 'CANARY_RATIO')).toThrow(message);
});

test('a value that names its canary is for that canary alone', () => {
  expect(() => checkCanary('reviews', { value: '10%', canary: 'v2' }, 'v2', 'releases.yaml')).not.toThrow();
  expect(() => checkCanary('reviews', { value: '10%' }, 'v3', 'releases.yaml')).not.toThrow();
  expect(() => checkCanary('reviews', { value: 'finish', canary: 'v2' }, 'v3', 'releases.yaml'))
    .toThrow('releases.yaml: the value "finish" of "reviews" is meant for canary "v2", the code\'s canary is "v3": correct or remove it');
  expect(() => checkCanary('reviews', { value: 'finish', canary: 'v2' }, undefined, 'releases.yaml')).toThrow('the code has no release of it');
});
