import { httpRoutes, isService } from '../../mesh/http-route';
import { perSet } from '../../mesh/per-set';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const besideVirtualService: StaticRule = {
  code: 'CC650',
  name: 'httproute-beside-virtual-service',
  severity: Severity.ERROR,
  meaning: 'an HTTPRoute and a VirtualService are about one Service on the mesh',
  consequence: 'The older of the two alone counts; the other is silent.',
  fix: 'keep one of the two',
  sources: ['verdicts/api-httproute-and-vs', 'gateway-api/h077'],
  *check(set): Iterable<Draft> {
    for (const { object, parents } of httpRoutes(set)) {
      for (const { name, namespace, field } of parents.filter(isService)) {
        const other = byMeshHost(set).get(set.hostOf({ name, namespace }));
        if (other !== undefined) {
          yield { object, related: [other], field, message: `${other} is about Service ${namespace}/${name} as well` };
        }
      }
    }
  },
};

const byMeshHost = perSet(set => new Map(virtualServices(set).filter(({ mesh }) => mesh).reverse()
  .flatMap(({ object, hosts }) => hosts.map(({ fullHost }) => [fullHost, object] as const))));
