import { apiRoutes } from '../../mesh/http-route';
import { get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const routeWeightLeftOut: StaticRule = {
  code: 'CC662',
  name: 'httproute-weight-left-out',
  severity: Severity.WARNING,
  meaning: 'a backend has no weight beside others that have one',
  consequence: 'A weight that is left out counts as 1: beside 90 it gets about one request in a hundred.',
  fix: 'write the weight of each backend',
  sources: ['https://gateway-api.sigs.k8s.io/guides/traffic-splitting/'],
  *check(set): Iterable<Draft> {
    for (const { object, rules } of apiRoutes(set)) {
      for (const { raw, backends } of rules) {
        const entries = Array.isArray(raw.backendRefs) ? raw.backendRefs : [];
        const written = entries.map(entry => get(entry, 'weight')).filter(weight => typeof weight === 'number');
        if (backends.length > written.length && written.some(weight => weight > 1)) {
          const missing = backends.find(({ field }) => get(entries[Number(/\[(\d+)\]$/.exec(field)?.[1])], 'weight') === undefined);
          if (missing !== undefined) {
            yield { object, field: missing.field, message: `${missing.name} has no weight, which counts as 1, beside ${written.join(' and ')}` };
          }
        }
      }
    }
  },
};
