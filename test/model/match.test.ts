import { httpMatches } from '../../src/manifests/http-match';
import { fullMatch } from '../../src/mesh/regex';
import { Match } from '../../src/model/match';

/** The one pattern that a match about the cookie header becomes. */
function cookiePattern(match: Match): string {
  const [{ headers }] = httpMatches(match._conditions);
  return (headers as { cookie: { regex: string } }).cookie.regex;
}

test.each([
  [Match.header('End-User').exact('jason'), { headers: { 'end-user': { exact: 'jason' } } }],
  [Match.header('x-canary').prefix('yes'), { headers: { 'x-canary': { prefix: 'yes' } } }],
  [Match.header('user-agent').regex('.*Mobile.*'), { headers: { 'user-agent': { regex: '.*Mobile.*' } } }],
  [Match.header('x-tester').present(), { headers: { 'x-tester': {} } }],
  [Match.header('x-tester').absent(), { withoutHeaders: { 'x-tester': {} } }],
  [Match.method('get'), { method: { exact: 'GET' } }],
  [Match.host('preview.example.com'), { authority: { exact: 'preview.example.com' } }],
  [Match.path('/a').exact(), { uri: { exact: '/a' } }],
  [Match.pathRegex('/a/[0-9]+'), { uri: { regex: '/a/[0-9]+' } }],
  [Match.query('beta').exact('1'), { queryParams: { beta: { exact: '1' } } }],
  [Match.query('beta').regex('[12]'), { queryParams: { beta: { regex: '[12]' } } }],
  [Match.query('beta').present(), { queryParams: { beta: { regex: '.*' } } }],
  [Match.caller({ app: 'consumer' }), { sourceLabels: { app: 'consumer' } }],
  [Match.callerNamespace('shop'), { sourceNamespace: 'shop' }],
])('one condition is one match of Istio: %#', (match, expected) => {
  expect(httpMatches(match._conditions)).toEqual([expected]);
});

test('all of several matches are one match of Istio with all conditions', () => {
  const match = Match.all(Match.header('a').exact('1'), Match.header('b').absent(), Match.path('/x').exact(), Match.method('POST'), Match.caller({ app: 'shop' }), Match.callerNamespace('web'));
  expect(httpMatches(match._conditions)).toEqual([{
    uri: { exact: '/x' },
    method: { exact: 'POST' },
    headers: { a: { exact: '1' } },
    withoutHeaders: { b: {} },
    sourceLabels: { app: 'shop' },
    sourceNamespace: 'web',
  }]);
});

test('saying one condition twice changes nothing', () => {
  const match = Match.header('a').exact('1');
  expect(httpMatches(Match.all(match, match)._conditions)).toEqual([{ headers: { a: { exact: '1' } } }]);
});

test.each([
  ['path', Match.path('/x').exact(), Match.path('/y').exact()],
  ['method', Match.method('GET'), Match.method('POST')],
  ['host', Match.host('a'), Match.host('b')],
  ['header "a"', Match.header('a').exact('1'), Match.header('A').prefix('1')],
  ['query parameter "q"', Match.query('q').exact('1'), Match.query('q').present()],
  ['caller label "app"', Match.caller({ app: 'x' }), Match.caller({ app: 'y' })],
  ['caller namespace', Match.callerNamespace('x'), Match.callerNamespace('y')],
])('refuses two conditions on one %s, which Istio could not tell apart', (what, one, other) => {
  expect(() => Match.all(one, other)).toThrow(`a match asks for two conditions on the ${what}: `);
});

test('a cookie is found wherever it stands, and neither a longer name nor a longer value matches', () => {
  const pattern = cookiePattern(Match.cookie('group').exact('beta'));
  for (const header of ['group=beta', 'a=1; group=beta', 'group=beta; a=1', 'a=1; group=beta; b=2', 'a=1;group=beta;b=2']) {
    expect([header, fullMatch(pattern, header)]).toEqual([header, true]);
  }
  for (const header of ['group=beta2', 'mygroup=beta', 'group=alpha', 'a=group=beta', 'group=alpha; a=beta', '']) {
    expect([header, fullMatch(pattern, header)]).toEqual([header, false]);
  }
});

test('a cookie value stands for itself, whatever regular expressions make of its characters', () => {
  const pattern = cookiePattern(Match.cookie('c.d').exact('1.4.0+(x)$'));
  expect(fullMatch(pattern, 'c.d=1.4.0+(x)$')).toBe(true);
  expect(fullMatch(pattern, 'c.d=1x4.0+(x)$')).toBe(false);
  expect(fullMatch(pattern, 'cxd=1.4.0+(x)$')).toBe(false);
});

test('alternatives in a cookie regex stay inside its value', () => {
  const pattern = cookiePattern(Match.cookie('group').regex('beta|gamma'));
  expect(['group=beta', 'group=gamma', 'gamma', 'group=betax', 'group=delta'].map(header => fullMatch(pattern, header))).toEqual([true, true, false, false, false]);
});

test.each([
  [() => Match.header('bad header'), 'header is "bad header", allowed is a header\'s name'],
  [() => Match.header(''), 'header is ""'],
  [() => Match.header('uri'), 'for path, method and host there are Match.path, Match.method and Match.host'],
  [() => Match.header(':authority'), 'header is ":authority"'],
  [() => Match.header('a').exact(''), 'value of header "a" is "", it needs a text that is not empty'],
  [() => Match.header('a').prefix(''), 'prefix of header "a" is ""'],
  [() => Match.header('a').regex('('), 'regex of header "a" is "(", which RE2 does not accept'],
  [() => Match.header('a').regex('(?=look-ahead)'), 'which RE2 does not accept'],
  [() => Match.header('a').regex('(a)\\1'), 'which RE2 does not accept'],
  [() => Match.header('a').regex(''), 'regex of header "a" is empty'],
  [() => Match.header('a').regex('a'.repeat(1025)), 'regex of header "a" has 1025 characters, allowed are 1024'],
  [() => Match.cookie('a b'), 'cookie is "a b"'],
  [() => Match.cookie('group').exact(''), 'value of cookie "group" is ""'],
  [() => Match.cookie('group').regex('[z-a]'), 'which RE2 does not accept'],
  [() => Match.path('demo'), 'path is "demo", allowed is a path that starts with "/"'],
  [() => Match.path('/a?b=1'), 'path is "/a?b=1", allowed is a path without query, fragment, blanks and "\\" (for the query there is Match.query)'],
  [() => Match.pathRegex('(?<name>x'), 'which RE2 does not accept'],
  [() => Match.query(''), 'query parameter is ""'],
  [() => Match.query('q').exact(''), 'value of query parameter "q" is ""'],
  [() => Match.query('q').regex('*'), 'regex of query parameter "q" is "*", which RE2 does not accept'],
  [() => Match.method('FETCH'), 'method is "FETCH", allowed are GET, HEAD, POST'],
  [() => Match.host(''), 'host is empty'],
  [() => Match.caller({}), 'caller has no labels'],
  [() => Match.caller({ 'bad key': 'x' }), 'caller label is "bad key", which is no label key'],
  [() => Match.caller({ app: '' }), 'caller label "app" is "", which is no label value'],
  [() => Match.callerNamespace('no space'), 'caller namespace is "no space"'],
  [() => Match.all(), 'Match.all got no matches'],
])('refuses what Istio would not understand: %#', (make, message) => {
  expect(make).toThrow(message);
});
