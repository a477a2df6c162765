import { shown } from '../../mesh/match-relation';
import { StringMatch } from '../../mesh/string-match';
import { allStringPlaces } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Headers whose own values have stars in them. */
const WITH_STARS = new Set(['accept', 'if-match', 'if-none-match', 'access-control-allow-origin']);

export const matchLiteralPattern: StaticRule = {
  code: 'CC413',
  name: 'match-literal-pattern',
  severity: Severity.WARNING,
  meaning: 'a match by `exact` or `prefix` has a wildcard or a regular expression in it',
  consequence: 'Both compare letter by letter: `/api/*` takes only paths with a star in them, which no client asks for.',
  fix: 'leave the star out of a prefix, or write `regex`',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch'],
  *check(set): Iterable<Draft> {
    for (const { object, match, property, name, field } of allStringPlaces(set)) {
      if (!WITH_STARS.has(name?.toLowerCase() ?? '') && isPattern(match, property)) {
        yield { object, field: `${field}.${match.kind}`, message: `${shown(match)} is compared letter by letter, * included` };
      }
    }
  },
};

/** A star anywhere in a path or a host; elsewhere only what can hardly be meant as it stands. */
function isPattern({ kind, value }: StringMatch, property: string): boolean {
  if (kind !== 'exact' && kind !== 'prefix') {
    return false;
  }
  return property === 'uri' || property === 'authority' ? value.includes('*') && !(property === 'uri' && value === '*') : value === '*' || value.includes('.*');
}
