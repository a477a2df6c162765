import { GATEWAY_API, httpRoutes, isService } from '../../mesh/http-route';
import { Inventory } from '../../mesh/inventory';
import { asString, get, objects } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const backendNotGranted: StaticRule = {
  code: 'CC654',
  name: 'httproute-backend-not-granted',
  severity: Severity.ERROR,
  meaning: 'an HTTPRoute at a gateway sends to a Service of another namespace without a ReferenceGrant there',
  consequence: 'Its share of the requests is answered with 500. On the mesh no grant is needed.',
  fix: 'add a ReferenceGrant from HTTPRoutes of this namespace to Services in the namespace of the backend',
  sources: ['gateway-api/h031', 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/'],
  *check(set): Iterable<Draft> {
    for (const { object, parents, rules } of httpRoutes(set)) {
      if (!parents.some(({ kind }) => kind === 'Gateway')) {
        continue;
      }
      for (const { name, namespace, field, group, kind } of rules.flatMap(rule => rule.backends)) {
        // The grant lives with the Service: where that is not shown, it may well be there.
        const shown = isService({ group, kind }) && set.find('Service', namespace, name) !== undefined;
        if (namespace !== object.namespace && shown && !isGranted(set, object.namespace, namespace, name)) {
          yield { object, field, message: `no ReferenceGrant in ${namespace} lets HTTPRoutes of ${object.namespace} send to Service ${name}` };
        }
      }
    }
  },
};

function isGranted(set: Inventory, from: string, namespace: string, name: string): boolean {
  return set.ofKind('ReferenceGrant').some(grant => grant.namespace === namespace
    && objects(grant.spec, 'from').some(entry => get(entry, 'group') === GATEWAY_API && get(entry, 'kind') === 'HTTPRoute' && get(entry, 'namespace') === from)
    && objects(grant.spec, 'to').some(entry => get(entry, 'kind') === 'Service' && [undefined, name].includes(asString(get(entry, 'name')))));
}
