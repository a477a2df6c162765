import { get } from '../../mesh/manifest';
import { splits } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const weightLeftOut: StaticRule = {
  code: 'CC311',
  name: 'weight-left-out',
  severity: Severity.WARNING,
  meaning: 'a destination has no weight beside others that have one',
  consequence: 'A weight left out is 0, not the rest: the destination gets no request.',
  fix: 'write the weight of every destination',
  sources: ['routing/r023', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { destinations } } of splits(set)) {
      for (const { entry, entryField } of destinations.some(({ weight }) => (weight ?? 0) > 0) ? destinations : []) {
        if (get(entry, 'weight') === undefined || get(entry, 'weight') === null) {
          yield { object, field: entryField, message: 'the destination has no weight, which counts as 0 beside the others' };
        }
      }
    }
  },
};
