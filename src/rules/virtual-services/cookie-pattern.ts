import { HttpMatch } from '../../mesh/http-match';
import { fulfils } from '../../mesh/match-relation';
import { StringMatch } from '../../mesh/string-match';
import { httpMatches } from '../../mesh/virtual-service-routes';
import { regexProblem } from '../facts/regex-problem';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const cookiePattern: StaticRule = {
  code: 'CC410',
  name: 'cookie-pattern',
  severity: Severity.WARNING,
  meaning: 'a match on the cookie header misses the cookie among others, or takes look-alikes',
  consequence: 'Browsers send all cookies in one header, separated by a semicolon and a blank. A pattern that misses the blank loses users as soon as another cookie comes first;'
    + ' one that is not anchored takes `app_version=v2` for `version=v2`.',
  fix: 'write `^(.*;\\s*)?name=value(;.*)?$`',
  sources: ['routing/r069', 'routing/r071', 'verdicts/match-regex-unanchored-cookie'],
  *check(set): Iterable<Draft> {
    for (const { object, match } of httpMatches(set)) {
      for (const property of ['headers', 'withoutHeaders'] as const) {
        const message = problem(match, property);
        if (message !== undefined) {
          yield { object, field: `${match.field}.${property}[cookie]`, message };
        }
      }
    }
  },
};

function problem(match: HttpMatch, property: 'headers' | 'withoutHeaders'): string | undefined {
  const cookie = match[property].get('cookie');
  if (cookie === undefined || cookie.kind === 'present' || cookie.kind === 'regex' && regexProblem(cookie.value) !== undefined) {
    return undefined;
  }
  const pair = literalPair(cookie);
  if (pair === undefined) {
    return undefined;
  }
  const wanted = `${pair.name}=${pair.value}`;
  const missed = [wanted, `a=1; ${wanted}`, `${wanted}; b=2`, `a=1; ${wanted}; b=2`].find(header => !fulfils(header, cookie));
  if (missed !== undefined) {
    return `${cookie.kind} "${cookie.value}" misses the header "${missed}"`;
  }
  const taken = [`x_${wanted}`, `a=1; x_${wanted}`, `${wanted}x`, `${wanted}x; b=2`].find(header => fulfils(header, cookie));
  return taken === undefined ? undefined : `${cookie.kind} "${cookie.value}" takes the header "${taken}"`;
}

/** The one `name=value` that a pattern plainly asks for; undefined where name or value is a pattern itself. */
function literalPair({ kind, value = '' }: StringMatch): { readonly name: string; readonly value: string } | undefined {
  const text = kind === 'regex' ? value.replace(/\\([-.=_])/g, '$1').replace(/\\[sSbdDwW]/g, ' ') : value;
  const pairs = [...text.matchAll(/([A-Za-z0-9_-]+)=([A-Za-z0-9_.-]+)(?=[^A-Za-z0-9_.*+?{[(|-]|\.\*|$)/g)];
  // Several cookies: each alone is not what the pattern asks for.
  const names = text.match(/[A-Za-z0-9_-]=/g) ?? [];
  if (pairs.length !== 1 || names.length > 1) {
    return undefined;
  }
  return { name: pairs[0][1], value: pairs[0][2].replace(/\.$/, '') };
}
