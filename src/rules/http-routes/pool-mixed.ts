import { apiRoutes, isService } from '../../mesh/http-route';
import { selects, stringMap } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const poolMixed: StaticRule = {
  code: 'CC659',
  name: 'httproute-pool-mixed',
  severity: Severity.WARNING,
  meaning: 'a rule splits between the Service of one version and a Service that has the same pods and more',
  consequence: 'The broader Service is all of its pods, those of the version included: the version gets more than its weight.',
  fix: 'give each version a Service of its own, and split between these',
  sources: ['gateway-api/h021'],
  *check(set): Iterable<Draft> {
    for (const { object, rules } of apiRoutes(set)) {
      for (const { backends } of rules) {
        const services = backends.filter(backend => isService(backend) && backend.weight > 0).flatMap(({ namespace, name, field }) => {
          const service = set.find('Service', namespace, name);
          const selector = stringMap(service?.spec, 'selector');
          return service === undefined || selector.size === 0 ? [] : [{ service, field, selector }];
        });
        for (const broad of services) {
          const part = services.find(other => other.service !== broad.service && other.service.namespace === broad.service.namespace
            && other.selector.size > broad.selector.size && selects(broad.selector, other.selector));
          if (part !== undefined) {
            yield { object, related: [broad.service, part.service], field: broad.field, message: `${broad.service} has the pods of ${part.service} as well` };
          }
        }
      }
    }
  },
};
