import { Problem, shown } from './problem';
import { checkRegex, escaped } from './regex';
import { Presence, TextCondition } from './text-condition';

/** Every order of the cookies is an alternative of the regex: four would be 24. */
const MAX_COOKIES = 3;

/**
 * The cookie header has all of these cookies, in whatever order; values are regexes. Browsers put a blank after each semicolon, and neither a longer name nor
 * a longer value may match.
 */
export function cookieCondition(cookies: ReadonlyMap<string, string>): TextCondition {
  if (cookies.size > MAX_COOKIES) {
    throw new Problem(`a match asks for the cookies ${[...cookies.keys()].map(shown).join(', ')}, allowed are ${MAX_COOKIES}: Istio compares them by one regex`);
  }
  const pairs = [...cookies].map(([name, value]) => `${escaped(name)}=${value}`);
  const orders = permutations(pairs).map(order => order.join('(;.*)?;\\s*'));
  const all = orders.length === 1 ? orders[0] : `(${orders.join('|')})`;
  const value = `^(.*;\\s*)?${all}(;.*)?$`;
  checkRegex(value, `regex of ${cookies.size === 1 ? 'cookie' : 'cookies'} ${[...cookies.keys()].map(shown).join(', ')}`);
  return { kind: 'regex', value, cookies };
}

/** One condition for two on the cookie header; undefined where they are not about different cookies. */
export function bothCookies(left: TextCondition | Presence | undefined, right: TextCondition | Presence): TextCondition | undefined {
  if (typeof left !== 'object' || typeof right !== 'object' || left.cookies === undefined || right.cookies === undefined) {
    return undefined;
  }
  const clash = [...right.cookies].some(([name, value]) => left.cookies!.has(name) && left.cookies!.get(name) !== value);
  return clash ? undefined : cookieCondition(new Map([...left.cookies, ...right.cookies]));
}

function permutations(list: readonly string[]): string[][] {
  return list.length <= 1 ? [[...list]] : list.flatMap((first, index) => permutations(list.filter((_, other) => other !== index)).map(rest => [first, ...rest]));
}
