import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceNameDigit: StaticRule = {
  code: 'CC863',
  name: 'service-name-digit',
  severity: Severity.WARNING,
  meaning: 'the name of a Service begins with a digit',
  consequence: 'API servers before Kubernetes 1.34 refuse it, so the same manifests work on one cluster and not on another.',
  fix: 'begin the name with a letter',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names', 'verdicts/name-service-digit'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('Service')) {
      if (object.group === '' && /^\d/.test(object.name)) {
        yield { object, field: 'metadata.name', message: `the Service is called "${object.name}"; older API servers want a letter first` };
      }
    }
  },
};
