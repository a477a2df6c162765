import { groupBy } from '../../mesh/groups';
import { HttpRouteResource, requestRoutes, isService } from '../../mesh/http-route';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const routeCatchAllMissing: StaticRule = {
  code: 'CC660',
  name: 'httproute-catch-all-missing',
  severity: Severity.WARNING,
  meaning: 'the HTTPRoutes or GRPCRoutes of a Service leave requests that no rule takes',
  consequence: 'Once a Service on the mesh has a route of its own, what no rule takes is answered with 404 (of gRPC: status 12) instead of being sent to the Service.',
  fix: 'end with a rule without matches',
  sources: ['gateway-api/h066', 'https://gateway-api.sigs.k8s.io/mesh/'],
  *check(set): Iterable<Draft> {
    const onMesh = requestRoutes(set).flatMap(route => route.parents.filter(isService).map(({ name, namespace }) => ({ route, service: `${namespace}/${name}` })));
    for (const [service, group] of groupBy(onMesh, item => item.service)) {
      // Routes of a caller's namespace are for its callers alone.
      const own = group.filter(({ route }) => service.startsWith(`${route.object.namespace}/`));
      if (own.length > 0 && !own.some(({ route }) => takesEverything(route))) {
        yield { object: own[0].route.object, field: 'spec.rules', message: `no rule takes the other requests to Service ${service}: they get ${own[0].route.object.kind === 'GRPCRoute' ? 'gRPC status 12' : '404'}` };
      }
    }
  },
};

function takesEverything({ rules }: HttpRouteResource): boolean {
  return rules.some(({ matches }) => matches.some(({ pathType, path, hasConditions }) => pathType === 'PathPrefix' && path === '/' && !hasConditions));
}
