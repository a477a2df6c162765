import { destinationRules } from '../../mesh/destination-rule';
import { Inventory } from '../../mesh/inventory';
import { perSet } from '../../mesh/per-set';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const exportUnknown: StaticRule = {
  code: 'CC216',
  name: 'export-unknown',
  severity: Severity.INFO,
  meaning: 'exportTo names a namespace that the files show nothing of',
  consequence: 'Callers of the namespace that was meant do not see the object: they reach the Service without its rules.',
  fix: 'write the name of a namespace, `.` for the object\'s own, or `*`',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  *check(set): Iterable<Draft> {
    for (const { object, exportTo } of [...virtualServices(set), ...destinationRules(set)]) {
      for (const [index, namespace] of exportTo.entries()) {
        if (namespace !== '*' && namespace !== '.' && namespace !== '~' && !namespaces(set).has(namespace)) {
          yield { object, field: `spec.exportTo[${index}]`, message: `the files show nothing of namespace ${namespace}` };
        }
      }
    }
  },
};

/** Namespaces that the files make, or put something into. */
const namespaces: (set: Inventory) => ReadonlySet<string> = perSet(set => new Set(set.all.map(object => object.kind === 'Namespace' ? object.name : object.namespace)));
