import { Inventory } from '../../mesh/inventory';
import { isUdp } from '../../mesh/port-protocol';
import { serviceAt } from '../../mesh/service';
import { portsOfService } from '../../mesh/service-port';
import { Destination, HttpRoute, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationPortOfCaller: StaticRule = {
  code: 'CC108',
  name: 'destination-port-of-caller',
  severity: Severity.ERROR,
  meaning: 'a destination on another Service names no port, and that Service does not have the port that callers of the host call (a warning where some callers call another, and for mirrors)',
  consequence: 'In the mesh a destination without a port is asked at the port that was called, even if its Service has one port only: its share of the requests gets 503, mirrored requests are lost.',
  fix: 'add `port: { number: ... }` to the destination, with the port of its Service',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination'],
  *check(set): Iterable<Draft> {
    for (const service of virtualServices(set)) {
      const hosts = service.mesh ? service.hosts.flatMap(({ fullHost }) => serviceAt(set, fullHost) ?? []) : [];
      for (const route of hosts.length === 0 ? [] : service.http) {
        const called = calledPorts(route, new Set(hosts.flatMap(host => portNumbers(set, host.host))));
        for (const destination of [...route.destinations, ...route.mirrors]) {
          const target = destination.port === undefined ? serviceAt(set, destination.fullHost) : undefined;
          // Of several ports none is meant, which is another finding.
          const ports = target === undefined || target.isExternalName ? [] : portNumbers(set, target.host);
          const missing = called.filter(port => !ports.includes(port));
          if (target !== undefined && ports.length === 1 && missing.length > 0) {
            const isWorst = missing.length === called.length && isServing(route, destination) && hosts.length === service.hosts.length;
            yield {
              object: service.object,
              related: [target.object],
              field: destination.field,
              message: `no port is named, callers call ${missing.join(', ')}, and ${target.object} has ${ports.join(', ')} only`,
              ...!isWorst && { severity: Severity.WARNING },
            };
          }
        }
      }
    }
  },
};

function portNumbers(set: Inventory, host: string): readonly number[] {
  return portsOfService(set, serviceAt(set, host)).filter(({ raw }) => !isUdp(raw)).flatMap(({ number }) => number ?? []);
}

/** Ports at which requests can take a route. */
function calledPorts({ matches }: HttpRoute, ports: ReadonlySet<number>): readonly number[] {
  const asked = matches.map(({ port }) => port);
  const onMesh = matches.length === 0 || matches.some(({ gateways }) => gateways.length === 0 || gateways.includes('mesh'));
  return !onMesh ? [] : asked.length === 0 || asked.includes(undefined) ? [...ports] : [...ports].filter(port => asked.includes(port));
}

function isServing({ destinations }: HttpRoute, { mirror, weight }: Destination): boolean {
  return !mirror && (destinations.length === 1 || (weight ?? 0) > 0);
}
