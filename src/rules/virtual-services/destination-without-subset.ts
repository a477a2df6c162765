import { splits } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationWithoutSubset: StaticRule = {
  code: 'CC106',
  name: 'destination-without-subset',
  severity: Severity.WARNING,
  meaning: 'a route splits between a subset and the same host without one',
  consequence: 'The host without a subset is all of its pods, those of the subset included: with 50 to the host and 50 to v2, v2 gets more than half.',
  fix: 'name a subset in every destination of the split',
  sources: ['routing/r027'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { destinations } } of splits(set)) {
      const weighted = destinations.filter(({ weight, host }) => weight !== 0 && host !== '');
      for (const whole of weighted.filter(({ subset }) => subset === undefined)) {
        const parts = weighted.flatMap(({ fullHost, subset }) => fullHost === whole.fullHost && subset !== undefined ? [subset] : []);
        if (parts.length > 0) {
          yield { object, field: whole.field, message: `${whole.fullHost} without a subset is all of its pods, those of ${parts.join(', ')} included` };
        }
      }
    }
  },
};
