import { redirects, requestRoutes } from '../../mesh/http-route';
import { get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const noBackend: StaticRule = {
  code: 'CC657',
  name: 'httproute-no-backend',
  severity: Severity.ERROR,
  meaning: 'a rule of an HTTPRoute or GRPCRoute has no backend with a weight above 0, and does not redirect',
  consequence: 'Every request that the rule takes is answered with 500, of gRPC with status 2. A weight left out is 1.',
  fix: 'give one backend a weight above 0, or redirect',
  sources: ['gateway-api/h011', 'gateway-api/h019'],
  *check(set): Iterable<Draft> {
    for (const { object, rules } of requestRoutes(set)) {
      for (const rule of rules) {
        const extended = rule.filters.some(filter => get(filter, 'type') === 'ExtensionRef');
        if (!redirects(rule) && !extended && !rule.backends.some(({ weight }) => weight > 0)) {
          yield { object, field: rule.field, message: rule.backends.length === 0 ? 'the rule has no backends' : 'all weights are 0' };
        }
      }
    }
  },
};
