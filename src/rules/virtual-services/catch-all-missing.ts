import { clusterName } from '../../mesh/host-state';
import { HttpMatch, takesEveryRequest } from '../../mesh/http-match';
import { Inventory } from '../../mesh/inventory';
import { servicePorts } from '../../mesh/service-ports';
import { HttpRoute, VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const catchAllMissing: StaticRule = {
  code: 'CC303',
  name: 'catch-all-missing',
  severity: Severity.WARNING,
  meaning: 'a VirtualService for a Service on the mesh has no route for what its matches leave',
  consequence: 'Once a Service has a VirtualService, a request that no route takes is answered with 404 instead of being sent to the Service.',
  fix: 'end with a route without a match',
  sources: ['routing/r098', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  *check(set): Iterable<Draft> {
    for (const service of virtualServices(set)) {
      const isService = service.mesh && service.hosts.some(({ fullHost }) => clusterName(set, fullHost) !== undefined);
      // For callers and ports that no route is about the Service stays as it was: another rule's matter.
      const asksRequests = service.http.some(route => route.matches.some(match => !takesEveryRequest(match)));
      if (isService && asksRequests && !service.http.some(route => route.matches.length === 0 || route.matches.some(takesRest)) && !coversPorts(set, service)) {
        const last = service.http.at(-1) as HttpRoute;
        yield { object: service.object, field: 'spec.http', message: `no route without a match follows ${last.label}: other requests to ${service.hosts[0].fullHost} get 404` };
      }
    }
  },
};

function takesRest(match: HttpMatch): boolean {
  return takesEveryRequest(match) && match.port === undefined;
}

/** A route for all requests of each port is a catch-all in parts. */
function coversPorts(set: Inventory, { hosts, object, http }: VirtualService): boolean {
  const said = new Set(http.flatMap(route => route.matches).filter(takesEveryRequest).map(({ port }) => port));
  const service = hosts.map(({ host }) => set.service(host, object.namespace)).find(found => found !== undefined);
  const ports = service === undefined ? [] : servicePorts(service);
  return service === undefined ? said.size > 0 : ports.length > 0 && ports.every(port => said.has(port));
}
