import { allStringPlaces } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchValueEmpty: StaticRule = {
  code: 'CC402',
  name: 'match-value-empty',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'a match compares with an empty text',
  consequence: 'An empty prefix of the uri takes every request, an empty exact uri, scheme, method or authority none. Other empty prefixes are refused by Istio\'s webhook.',
  fix: 'write the value; to ask only that a header is there, write `{}`',
  sources: ['verdicts/match-uri-empty-prefix', 'verdicts/match-uri-exact-empty'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, match: { kind, value }, property, name, field } of allStringPlaces(set)) {
      // An exact empty value of a query parameter is how Istio's reference asks for `?key`.
      const isBareKey = property === 'queryParams' && kind === 'exact';
      if (value === '' && !isBareKey && (kind === 'exact' || kind === 'prefix')) {
        const refused = kind === 'prefix' && property !== 'uri';
        const effect = refused ? 'is refused' : kind === 'prefix' ? 'takes every request' : name === undefined ? 'takes no request' : 'takes only the empty value';
        yield { object, field: `${field}.${kind}`, message: `an empty ${kind} ${effect}`, ...refused && { severity: Severity.ERROR } };
      }
    }
  },
};
