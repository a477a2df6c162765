import { serviceOf } from '../../mesh/host-state';
import { asObject, get } from '../../mesh/manifest';
import { hasOwnPorts, servicePorts } from '../../mesh/service-ports';
import { Destination, VirtualService } from '../../mesh/virtual-service';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationPortUnknown: StaticRule = {
  code: 'CC104',
  name: 'destination-port-unknown',
  severity: Severity.ERROR,
  meaning: 'a route sends, or mirrors, to a port that the Service does not have',
  consequence: 'There is no cluster for the port: the requests are answered with 503. A number that is no port is refused by Istio\'s webhook.',
  fix: 'name a port of the Service (its `port`, not the `targetPort` of the pods)',
  sources: ['verdicts/port-not-on-service', 'verdicts/port-destination-70000',
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination'],
  istio: ['IST0101', 'IST0106'],
  *check(set): Iterable<Draft> {
    for (const { service: { routes }, object, destination } of destinationsIn(set)) {
      const { fullHost, port, field, mirror } = destination;
      const written = asObject(get(destination.raw, 'port'));
      if (written !== undefined && Object.keys(written).length === 0) {
        yield { object, field: `${field}.port`, message: 'the port has no number, which counts as 0' };
        continue;
      }
      if (port !== undefined && (port < 1 || port > 65535)) {
        yield { object, field: `${field}.port.number`, message: `port ${port} is none, allowed are 1 to 65535` };
        continue;
      }
      const service = port === undefined ? undefined : serviceOf(set, fullHost);
      if (port === undefined || service === undefined || !hasOwnPorts(service)) {
        continue;
      }
      const ports = servicePorts(service);
      if (!ports.includes(port)) {
        yield {
          object,
          related: [service],
          field: `${field}.port.number`,
          message: `${service} has no TCP port ${port}, it has ${ports.join(', ') || 'none'}`,
          ...(mirror || isIdle(routes, destination)) && { severity: Severity.WARNING },
        };
      }
    }
  },
};

/** Only among several destinations does a weight of 0, or one left out, keep requests away. */
function isIdle(routes: VirtualService['routes'], destination: Destination): boolean {
  return (destination.weight ?? 0) === 0 && routes.some(({ destinations }) => destinations.length > 1 && destinations.includes(destination));
}
