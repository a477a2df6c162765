import { routedBy } from '../../mesh/routed';
import { services } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceNotReadyAddresses: StaticRule = {
  code: 'CC720',
  name: 'service-not-ready-addresses',
  severity: Severity.WARNING,
  pack: 'workloads',
  meaning: 'a Service that routes send to publishes pods that are not ready',
  consequence: 'A new version gets requests before it can answer them, and an old one while it shuts down.',
  fix: 'leave publishNotReadyAddresses out; it is for pods that look for each other, behind a headless Service of their own',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/'],
  *check(set): Iterable<Draft> {
    for (const service of services(set)) {
      const { object, isHeadless, publishesNotReadyAddresses } = service;
      if (publishesNotReadyAddresses && !isHeadless && routedBy(set, service).by.length > 0) {
        yield { object, field: 'spec.publishNotReadyAddresses', message: `${object} sends to pods that are not ready` };
      }
    }
  },
};
