import { Inventory } from '../../mesh/inventory';
import { perSet } from '../../mesh/per-set';
import { routedBy } from '../../mesh/routed';
import { services } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Services whose addresses the files give. */
const withEndpoints: (set: Inventory) => ReadonlySet<string> = perSet(set => new Set([
  ...set.ofKind('Endpoints').map(({ namespace, name }) => `${namespace}/${name}`),
  ...set.ofKind('EndpointSlice').map(({ namespace, labels }) => `${namespace}/${labels.get('kubernetes.io/service-name') ?? ''}`),
]));

export const serviceWithoutSelector: StaticRule = {
  code: 'CC701',
  name: 'service-without-selector',
  severity: Severity.WARNING,
  pack: 'workloads',
  meaning: 'a Service that routes are about has no selector, and nothing in the files gives its addresses',
  consequence: 'Without endpoints that somebody else writes, every request gets 503, and subsets select nothing.',
  fix: 'select the label that the pods of all versions carry',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors', 'verdicts/service-no-selector'],
  *check(set): Iterable<Draft> {
    for (const service of services(set)) {
      const { object, selector } = service;
      if (selector.size > 0 || service.isExternalName || withEndpoints(set).has(`${object.namespace}/${object.name}`)) {
        continue;
      }
      const { by } = routedBy(set, service);
      if (by.length > 0) {
        yield { object, field: 'spec.selector', related: by, message: `${object} has no selector, and the files show no Endpoints for it` };
      }
    }
  },
};
