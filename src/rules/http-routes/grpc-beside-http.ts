import { requestRoutes, isService } from '../../mesh/http-route';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const grpcBesideHttp: StaticRule = {
  code: 'CC665',
  name: 'grpcroute-beside-httproute',
  severity: Severity.WARNING,
  meaning: 'a GRPCRoute and an HTTPRoute are about one Service on the mesh',
  consequence: 'The HTTPRoute alone counts, whichever is older: the GRPCRoute does nothing.',
  fix: 'write the rules of both into the HTTPRoute: a method of gRPC is the path /<service>/<method>',
  sources: ['https://gateway-api.sigs.k8s.io/api-types/grpcroute/'],
  *check(set): Iterable<Draft> {
    const onMesh = requestRoutes(set).flatMap(({ object, parents }) => parents.filter(isService).map(({ namespace, name, port, field }) => ({ object, field, port, service: `${namespace}/${name}` })));
    for (const grpc of onMesh.filter(({ object }) => object.kind === 'GRPCRoute')) {
      const http = onMesh.find(({ object, service, port }) => object.kind === 'HTTPRoute' && service === grpc.service && (port === undefined || grpc.port === undefined || port === grpc.port));
      if (http !== undefined) {
        yield { object: grpc.object, related: [http.object], field: grpc.field, message: `${http.object} is about Service ${grpc.service} as well, and silences this one` };
      }
    }
  },
};
