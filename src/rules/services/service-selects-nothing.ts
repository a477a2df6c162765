import { podsAnywhereWith, podsIn } from '../../mesh/pods';
import { routedBy } from '../../mesh/routed';
import { endpointsOf, services } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceSelectsNothing: StaticRule = {
  code: 'CC700',
  name: 'service-selects-nothing',
  severity: Severity.ERROR,
  pack: 'workloads',
  meaning: 'the selector of a Service matches no pods, though the files show others in its namespace (a warning where no route sends to the Service, or where its pods are in another namespace)',
  consequence: 'The Service has no endpoints: every request gets 503.',
  fix: 'select labels that the pods of all versions carry',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service', 'verdicts/service-selects-nothing', 'transitions/t066'],
  *check(set): Iterable<Draft> {
    for (const service of services(set)) {
      const { object, selector } = service;
      if (selector.size === 0 || service.isExternalName || endpointsOf(set, service).length > 0) {
        continue;
      }
      const elsewhere = podsIn(set, object.namespace).length > 0 ? [] : podsAnywhereWith(set, selector);
      if (elsewhere.length > 0) {
        const pods = elsewhere.map(each => each.object);
        yield { object, field: 'metadata.namespace', related: pods, severity: Severity.WARNING, message: `the files show pods for ${object} in another namespace only: ${pods.join(', ')}` };
      }
      if (podsIn(set, object.namespace).length === 0) {
        continue;
      }
      const { destinationOf } = routedBy(set, service);
      yield {
        object,
        field: 'spec.selector',
        related: destinationOf,
        severity: destinationOf.length > 0 ? Severity.ERROR : Severity.WARNING,
        message: `no pods in the files carry ${[...selector].map(([key, value]) => `${key}=${value}`).join(',')}`,
      };
    }
  },
};
