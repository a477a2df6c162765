import { serviceOf } from '../../mesh/host-state';
import { servicePorts } from '../../mesh/service-ports';
import { Destination, HttpRoute, L4Route, VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationPortMissing: StaticRule = {
  code: 'CC105',
  name: 'destination-port-missing',
  severity: Severity.WARNING,
  meaning: 'a destination names no port though its Service has several',
  consequence: 'The proxies take the port that the request came in by. Where the Service does not have that one, as behind a gateway or as a mirror, the requests get 503.',
  fix: 'add `port: { number: ... }` to the destination',
  sources: ['verdicts/port-multi-mirror-no-selector', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination'],
  istio: ['IST0112'],
  *check(set): Iterable<Draft> {
    for (const service of virtualServices(set)) {
      for (const route of service.routes) {
        for (const destination of [...route.destinations, ...route.mirrors]) {
          const target = destination.port === undefined ? serviceOf(set, destination.fullHost) : undefined;
          const ports = target === undefined ? [] : servicePorts(target);
          if (target !== undefined && ports.length > 1 && !portIsSaid(service, route, destination)) {
            yield { object: service.object, related: [target], field: destination.field, message: `no port is named and ${target} has ${ports.join(', ')}` };
          }
        }
      }
    }
  },
};

/** A route that is about one port of the same host sends to that port. */
function portIsSaid(service: VirtualService, route: HttpRoute | L4Route, { fullHost }: Destination): boolean {
  return 'matches' in route && route.matches.length > 0 && route.matches.every(match => match.port !== undefined)
    && service.gateways.length === 0 && service.hosts.every(host => host.fullHost === fullHost);
}
