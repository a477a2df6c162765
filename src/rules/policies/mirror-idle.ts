import { asObject, get } from '../../traffic/manifest';
import { virtualServices } from '../facts/virtual-service';
import { Severity } from '../finding';
import { has } from '../routes/action-missing';
import { Draft, StaticRule } from '../rule';

export const mirrorIdle: StaticRule = {
  code: 'CC512',
  name: 'mirror-field',
  severity: Severity.WARNING,
  meaning: 'a mirror\'s share is written in a field that is deprecated, or without a mirror',
  consequence: '`mirrorPercent` and `mirror_percent` are deprecated and know whole percents only; a share without a mirror does nothing.',
  fix: 'write mirrorPercentage: { value: ... } beside mirror, or mirrors with a percentage each',
  sources: ['verdicts/mirror-old-percent-field', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of virtualServices(set)) {
      for (const { raw, field } of http) {
        const deprecated = ['mirrorPercent', 'mirror_percent'].find(key => has(raw, key));
        if (deprecated !== undefined) {
          yield { object, field: `${field}.${deprecated}`, message: `${deprecated} is deprecated` };
        } else if (has(raw, 'mirrorPercentage') && asObject(get(raw, 'mirror')) === undefined) {
          yield { object, field: `${field}.mirrorPercentage`, message: 'there is no mirror that mirrorPercentage is about' };
        }
      }
    }
  },
};
