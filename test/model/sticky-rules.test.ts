import { fullMatch } from '../../src/mesh/regex';
import { Match } from '../../src/model/match';
import { checkSticky, setCookie, StickyCookie } from '../../src/model/sticky-cookie';
import { stickyRules } from '../../src/model/sticky-rules';

const exp: StickyCookie = { name: 'exp', path: '/' };

test('a rule asks for the cookie and for the audience, so that an old cookie lets nobody in', () => {
  const [rule] = stickyRules([Match.header('x-beta').present(), Match.path('/new').prefix()], exp, ['v2']);
  expect(rule.name).toBe('sticky-v2');
  expect(rule.matches.map(match => [...match._conditions.headers!.keys()])).toEqual([['x-beta', 'cookie'], ['cookie']]);
  expect(rule.matches[1]._conditions.path).toEqual({ kind: 'prefix', value: '/new' });
});

test.each([
  ['group=beta; exp=b', true],
  ['exp=b; group=beta', true],
  ['x=1; exp=b; y=2; group=beta; z=3', true],
  ['exp=b', false],
  ['group=beta', false],
  ['group=beta; exp=bb', false],
  ['group=beta; myexp=b', false],
  ['group=beta2; exp=b', false],
  ['group=betaexp=b', false],
])('an audience by another cookie is joined with it: %s %s', (cookies, taken) => {
  const [rule] = stickyRules([Match.cookie('group').exact('beta')], exp, ['b']);
  const condition = rule.matches[0]._conditions.headers!.get('cookie');
  expect(fullMatch((condition as { value: string }).value, cookies)).toBe(taken);
});

test('refuses an audience that asks for the same cookie', () => {
  expect(() => stickyRules([Match.cookie('exp').exact('b')], exp, ['v2'])).toThrow(/^the audience cannot be kept by the cookie "exp": a match asks for two conditions on the header "cookie"/);
});

test('refuses an audience that asks for the cookie header by a regex of its own', () => {
  expect(() => stickyRules([Match.header('cookie').regex('.*beta.*')], exp, ['v2'])).toThrow(/^the audience cannot be kept by the cookie "exp": a match asks for two conditions on the header "cookie"/);
});

test('the cookie names the version and nothing else', () => {
  expect(setCookie(exp, '1.4.0')).toBe('exp=1.4.0; Path=/; HttpOnly; SameSite=Lax');
  expect(setCookie({ ...exp, maxAge: 86_400, path: '/shop' }, 'v2')).toBe('exp=v2; Path=/shop; Max-Age=86400; HttpOnly; SameSite=Lax');
});

test.each([
  [{ name: 'a b' }, 'sticky.cookie is "a b"'],
  [{ maxAge: 0 }, 'sticky.maxAge is 0 seconds'],
  [{ maxAge: 0.5 }, 'sticky.maxAge is 0.5 seconds'],
  [{ path: 'shop' }, 'sticky.path is "shop"'],
  [{ path: '/;Domain=evil' }, 'sticky.path is "/;Domain=evil"'],
])('refuses %j', (props, message) => {
  expect(() => checkSticky({ ...exp, ...props })).toThrow(message);
});
