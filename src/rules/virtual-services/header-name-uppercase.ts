import { isClaim } from './claim';
import { allStringPlaces } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const headerNameUppercase: StaticRule = {
  code: 'CC404',
  name: 'match-header-uppercase',
  severity: Severity.WARNING,
  meaning: 'a match asks for a header in capitals',
  consequence: 'Istio asks for lower case; two spellings of one header in a match are two keys of which one is lost.',
  fix: 'write header names in lower case, with hyphens',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, property, name, field } of allStringPlaces(set)) {
      if (name !== undefined && property !== 'queryParams' && /[A-Z]/.test(name) && !isClaim(name)) {
        yield { object, field, message: `${name} is written with capitals` };
      }
    }
  },
};
