import { allStringPlaces, httpMatches } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const SAMPLES = ['user-agent', 'accept-language', 'referer', 'x-forwarded-for'];

export const regexWholeValue: StaticRule = {
  code: 'CC411',
  name: 'regex-whole-value',
  severity: Severity.WARNING,
  meaning: 'a regular expression leaves no room around what it looks for: for a long header, or with an anchor at one end alone',
  consequence: 'The whole value must match, whatever the anchors: `Mobile|Android` never takes a real user-agent, `^/api` no path but /api.',
  fix: 'write `.*` where more may stand: `.*(Mobile|Android).*`, `/api.*`',
  sources: ['routing/r054', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch'],
  *check(set): Iterable<Draft> {
    for (const { object, match: { kind, value }, field } of allStringPlaces(set)) {
      if (kind === 'regex' && isAnchoredOnce(value)) {
        yield { object, field: `${field}.regex`, message: `"${value}" must be the whole value; it is anchored at one end as if it were searched for` };
      }
    }
    for (const { object, match } of httpMatches(set)) {
      for (const name of SAMPLES) {
        const header = match.headers.get(name);
        if (header?.kind === 'regex' && /^[\w |()^$-]+$/.test(header.value)) {
          yield { object, field: `${match.field}.headers[${name}]`, message: `"${header.value}" must be the whole ${name}, which it never is` };
        }
      }
    }
  },
};

/** One anchor, and plain text at the other end: `^/api`, `Mobile$`. Whoever leaves room at the open end knows that all must match. */
function isAnchoredOnce(pattern: string): boolean {
  return !pattern.includes('|')
    && (/^\^[\w/.-]*[\w/-]$/.test(pattern) || /^[\w-][\w/.-]*\$$/.test(pattern));
}
