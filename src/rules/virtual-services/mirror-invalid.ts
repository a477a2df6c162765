import { has } from './action-missing';
import { PlainObject, asNumber, entries, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const mirrorInvalid: StaticRule = {
  code: 'CC510',
  name: 'mirror-invalid',
  severity: Severity.ERROR,
  meaning: 'a mirror percentage is outside 0 to 100, or a mirror has no destination',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write a percentage of 0 to 100, and a destination for each of `mirrors`',
  sources: ['verdicts/mirror-percentage-101', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    const mirroring = new Set(['mirrorPercentage', 'mirrorPercent', 'mirrors'].flatMap(key => routesWith(set, key)));
    for (const { object, route: { raw, field } } of mirroring) {
      for (const [at, message] of problems(raw)) {
        yield { object, field: `${field}.${at}`, message };
      }
    }
  },
};

function* problems(route: PlainObject): Iterable<readonly [string, string]> {
  const shares = [
    ['mirrorPercentage.value', get(route, 'mirrorPercentage', 'value')],
    ['mirrorPercent', get(route, 'mirrorPercent')],
    ...entries(get(route, 'mirrors'), 'mirrors').map(([mirror, field]) => [`${field}.percentage.value`, get(mirror, 'percentage', 'value')] as const),
  ] as const;
  for (const [at, value] of shares) {
    const share = asNumber(value);
    if (share !== undefined && (share < 0 || share > 100)) {
      yield [at, `the percentage is ${share}, allowed are 0 to 100`];
    }
  }
  for (const [mirror, field] of entries(get(route, 'mirrors'), 'mirrors')) {
    if (!has(mirror, 'destination')) {
      yield [field, 'the mirror has no destination'];
    }
  }
}
