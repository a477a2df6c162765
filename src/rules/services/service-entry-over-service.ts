import { networking } from '../../mesh/istio';
import { strings } from '../../mesh/manifest';
import { serviceAt } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceEntryOverService: StaticRule = {
  code: 'CC217',
  name: 'service-entry-over-service',
  severity: Severity.WARNING,
  meaning: 'a ServiceEntry has the host of a Service: in another namespace, or (information) in its own',
  consequence: 'For callers in its namespace an entry of another namespace takes the place of the Service, and subsets are unknown there: 503. In the Service\'s own namespace its endpoints are added to the Service\'s.',
  fix: 'give the entry a host of its own, and name that in the destination of a route',
  sources: ['https://istio.io/latest/docs/reference/config/networking/service-entry/'],
  *check(set): Iterable<Draft> {
    for (const object of networking(set, 'ServiceEntry')) {
      for (const [index, host] of strings(object.spec, 'hosts').entries()) {
        const service = serviceAt(set, host);
        if (service !== undefined) {
          const isOwn = service.object.namespace === object.namespace;
          yield {
            object,
            related: [service.object],
            field: `spec.hosts[${index}]`,
            message: isOwn ? `its endpoints are added to those of ${service.object}` : `for callers in ${object.namespace} it takes the place of ${service.object}`,
            ...isOwn && { severity: Severity.INFO },
          };
        }
      }
    }
  },
};
