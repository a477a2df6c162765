import { Match } from '../../src/model/match';
import { RouteRule, splitOf } from '../../src/model/route-rule';
import { Split, ruleName } from '../../src/model/split';

const tester = Match.header('x-tester').present();

test('a split is ordered rules, then the weighted default', () => {
  const split = Split.all('v1').matching(tester, Split.all('v3')).matching(Match.method('GET'), Split.weights({ v1: 1, v2: 1 }));
  expect([...split._weights]).toEqual([['v1', 100]]);
  expect(split._rules.map(({ name, weights }) => [name, Object.fromEntries(weights)])).toEqual([['to-v3', { v3: 100 }], ['to-v1-v2', { v1: 50, v2: 50 }]]);
  expect(split.versions).toEqual(['v1', 'v3', 'v2']);
});

test('adding a rule leaves the split it came from as it was', () => {
  const split = Split.all('v1');
  split.matching(tester, Split.all('v2'));
  expect(split._rules).toEqual([]);
});

test('rules to one version get a name each', () => {
  expect(ruleName(['v2'], [])).toBe('to-v2');
  expect(ruleName(['v2'], ['to-v2', 'to-v2-2'])).toBe('to-v2-3');
});

test('refuses a rule inside a rule', () => {
  expect(() => Split.all('v1').matching(tester, Split.all('v1').matching(tester, Split.all('v2')))).toThrow('a split for matching requests has rules of its own');
});

test('refuses a version that nobody declared', () => {
  expect(() => Split.all('v1').matching(tester, Split.all('v9'))._checkVersions(['v1', 'v2'], 'stage "even"'))
    .toThrow('stage "even" sends requests to version "v9", known are "v1", "v2"');
});

test('route rules keep their order, their names and all of their matches', () => {
  const split = splitOf(Split.weights({ v1: 9, v2: 1 }), [
    RouteRule.to('v2').when(tester).when(Match.method('GET'), Match.method('HEAD')),
    RouteRule.to('v2').when(Match.path('/x').exact()),
    RouteRule.split({ v1: 1, v2: 1 }).named('half').when(Match.path('/y').exact()),
  ]);
  expect(split._rules.map(({ name, matches, weights }) => [name, matches.length, Object.fromEntries(weights)])).toEqual([
    ['to-v2', 3, { v2: 100 }],
    ['to-v2-2', 1, { v2: 100 }],
    ['half', 1, { v1: 50, v2: 50 }],
  ]);
});

test('refuses a rule that would take every request', () => {
  expect(() => splitOf(Split.all('v1'), [RouteRule.to('v2')])).toThrow('the rule to v2 has no match, say for which requests it is: .when(');
});

test('refuses one name for two routes, which metrics could not tell apart', () => {
  expect(() => splitOf(Split.all('v1'), [RouteRule.to('v2').named('half').when(tester), RouteRule.to('v1').named('half').when(tester)]))
    .toThrow('two routes have the name "half", each needs its own');
  expect(() => splitOf(Split.all('v1'), [RouteRule.to('v2').named('default').when(tester)])).toThrow('two routes have the name "default", each needs its own');
});
