import { isClaim } from './claim';
import { allStringPlaces } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const NAME = /^[-_A-Za-z0-9]+$/;
/** Istio's own names of request properties: as header keys they are passed over. */
const PROPERTIES = new Set(['uri', 'scheme', 'method', 'authority']);

export const headerNameInvalid: StaticRule = {
  code: 'CC403',
  name: 'match-header-name',
  severity: Severity.ERROR,
  meaning: 'a match asks for a header whose name is none: empty, with other characters, a pseudo header, or a property of the request',
  consequence: 'Istio\'s webhook refuses odd characters; the keys uri, scheme, method and authority are ignored, so the route takes more than is meant;'
    + ' pseudo headers such as `:path` work by accident at best.',
  fix: 'write a header\'s name; for path, method, scheme and authority use the fields of these names',
  sources: ['verdicts/match-header-pseudo', 'verdicts/match-header-uri-key', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, property, name = '', field } of allStringPlaces(set).filter(place => place.property === 'headers' || place.property === 'withoutHeaders')) {
      if (name.startsWith(':')) {
        yield { object, field, severity: Severity.WARNING, message: `${name} is a pseudo header, not one to match in ${property}` };
      } else if (PROPERTIES.has(name.toLowerCase())) {
        yield { object, field, severity: Severity.WARNING, message: `${name} in ${property} is ignored: it is a field of its own in the match` };
      } else if (!NAME.test(name) && !isClaim(name)) {
        yield { object, field, message: `"${name}" is no header name` };
      }
    }
  },
};
