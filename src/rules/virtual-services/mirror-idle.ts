import { asObject, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const mirrorIdle: StaticRule = {
  code: 'CC512',
  name: 'mirror-field',
  severity: Severity.WARNING,
  meaning: 'a mirror\'s share is 0, or stands in a field that is deprecated, or without a mirror',
  consequence: '`mirrorPercent` and `mirror_percent` are deprecated and know whole percents only; a share of 0, or without a mirror, does nothing.',
  fix: 'write mirrorPercentage: { value: ... } beside mirror, or mirrors with a percentage each',
  sources: ['verdicts/mirror-old-percent-field', 'routing/r167', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  *check(set): Iterable<Draft> {
    for (const key of ['mirrorPercent', 'mirror_percent']) {
      for (const { object, route } of routesWith(set, key)) {
        yield { object, field: `${route.field}.${key}`, message: `${key} is deprecated` };
      }
    }
    for (const { object, route: { raw, field } } of routesWith(set, 'mirrorPercentage')) {
      if (asObject(get(raw, 'mirror')) === undefined) {
        yield { object, field: `${field}.mirrorPercentage`, message: 'there is no mirror that mirrorPercentage is about' };
      } else if (get(raw, 'mirrorPercentage', 'value') === 0) {
        yield { object, field: `${field}.mirrorPercentage`, message: 'the percentage is 0, which removes the mirror' };
      }
    }
  },
};
