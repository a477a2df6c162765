import { apiRoutes, isService } from '../../mesh/http-route';
import { isGranted } from '../../mesh/reference-grant';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const backendNotGranted: StaticRule = {
  code: 'CC654',
  name: 'httproute-backend-not-granted',
  severity: Severity.ERROR,
  meaning: 'a route of the Gateway API at a gateway sends to a Service of another namespace without a ReferenceGrant there',
  consequence: 'Its share of the requests is answered with 500. On the mesh no grant is needed.',
  fix: 'add a ReferenceGrant from routes of this kind and namespace to Services in the namespace of the backend',
  sources: ['gateway-api/h031', 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/'],
  *check(set): Iterable<Draft> {
    for (const { object, parents, rules } of apiRoutes(set)) {
      if (!parents.some(({ kind }) => kind === 'Gateway')) {
        continue;
      }
      for (const { name, namespace, field, group, kind } of rules.flatMap(rule => rule.backends)) {
        // The grant lives with the Service: where that is not shown, it may well be there.
        const shown = isService({ group, kind }) && set.find('Service', namespace, name) !== undefined;
        if (namespace !== object.namespace && shown && !isGranted(set, object, { namespace, name })) {
          yield { object, field, message: `no ReferenceGrant in ${namespace} lets ${object.kind}s of ${object.namespace} send to Service ${name}` };
        }
      }
    }
  },
};
