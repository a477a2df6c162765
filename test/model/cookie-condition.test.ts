import { Match } from '../../src/model/match';

test('one cookie is matched as a whole, wherever it stands', () => {
  expect(Match.cookie('group').exact('be.ta')._conditions.headers!.get('cookie')).toMatchObject({ kind: 'regex', value: '^(.*;\\s*)?group=be\\.ta(;.*)?$' });
});

test('Match.all takes up to three cookies', () => {
  const cookies = ['a', 'b', 'c', 'd'].map(name => Match.cookie(name).exact('1'));
  expect(() => Match.all(...cookies.slice(0, 3))).not.toThrow();
  expect(() => Match.all(...cookies)).toThrow('a match asks for the cookies "a", "b", "c", "d", allowed are 3: Istio compares them by one regex');
});

test('the same cookie twice is one condition, with two values it is refused', () => {
  const group = Match.cookie('group').exact('beta');
  expect(Match.all(group, Match.cookie('group').exact('beta'))._conditions).toEqual(group._conditions);
  expect(() => Match.all(group, Match.cookie('group').exact('other'))).toThrow(/two conditions on the header "cookie"/);
});

test('refuses cookies whose regex would be longer than Istio takes', () => {
  const long = Match.cookie('a').exact('x'.repeat(500));
  expect(() => Match.all(long, Match.cookie('b').exact('y'.repeat(500)))).toThrow(/characters, allowed are 1024/);
});
