import { Match } from '../../src/model/match';
import { RouteRule, splitOf } from '../../src/model/route-rule';
import { Split } from '../../src/model/split';

describe('rules before the weighted default', () => {
  const jason = Match.header('end-user').exact('jason');
  const names = (...rules: RouteRule[]): string[] => splitOf(Split.all('v1'), rules)._rules.map(rule => rule.name);

  test('are named after where they lead, each differently', () => {
    expect(names(RouteRule.to('v2').when(jason), RouteRule.to('v2').when(Match.path('/x').exact()))).toEqual(['to-v2', 'to-v2-2']);
  });

  test('keep a name that they are given', () => {
    expect(names(RouteRule.to('v2').when(jason).named('jason'))).toEqual(['jason']);
  });

  test.each([['default'], ['jason']])('refuse the name %s twice', name => {
    expect(() => names(RouteRule.to('v2').when(jason).named('jason'), RouteRule.to('v2').when(jason).named(name))).toThrow(`two routes have the name "${name}", each needs its own`);
  });

  test('refuse a rule for no request in particular', () => {
    expect(() => names(RouteRule.to('v2'))).toThrow('the rule to v2 has no match');
  });
});
