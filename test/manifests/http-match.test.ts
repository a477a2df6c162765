import { httpMatches } from '../../src/manifests/http-match';
import { Match } from '../../src/model/match';

test('a path prefix takes the path itself and what is below, no look-alikes', () => {
  expect(httpMatches(Match.path('/demo').prefix()._conditions)).toEqual([{ uri: { exact: '/demo' } }, { uri: { prefix: '/demo/' } }]);
  expect(httpMatches(Match.path('/demo/').prefix()._conditions)).toEqual([{ uri: { exact: '/demo' } }, { uri: { prefix: '/demo/' } }]);
});

test('the root as a prefix takes every path', () => {
  expect(httpMatches(Match.path('/').prefix()._conditions)).toEqual([{ uri: { prefix: '/' } }]);
});

test('other conditions stand beside each of both paths', () => {
  expect(httpMatches(Match.all(Match.path('/demo').prefix(), Match.method('GET'))._conditions)).toEqual([
    { uri: { exact: '/demo' }, method: { exact: 'GET' } },
    { uri: { prefix: '/demo/' }, method: { exact: 'GET' } },
  ]);
});

test('no conditions are a match of everything', () => {
  expect(httpMatches({})).toEqual([{}]);
});
