import { clusterName, isServiceEntry } from '../../mesh/host-state';
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
      // Names that nothing else knows are taken at port 80 alone.
      const isForeign = service.mesh && hosts.length === 0 && service.hosts.some(({ fullHost }) => isUnknown(set, fullHost));
      const ports = new Set([...hosts.flatMap(host => portNumbers(set, host.host)), ...isForeign ? [80] : []]);
      for (const route of ports.size === 0 ? [] : service.http) {
        const called = calledPorts(route, ports);
        for (const destination of [...route.destinations, ...route.mirrors]) {
          const target = destination.port === undefined ? serviceAt(set, destination.fullHost) : undefined;
          // Of several ports none is meant, which is another finding.
          const own = target === undefined || target.isExternalName ? [] : portNumbers(set, target.host);
          const missing = called.filter(port => !own.includes(port));
          if (target !== undefined && own.length === 1 && missing.length > 0) {
            const isWorst = missing.length === called.length && isServing(route, destination) && hosts.length === service.hosts.length;
            yield {
              object: service.object,
              related: [target.object],
              field: destination.field,
              message: `no port is named, callers call ${missing.join(', ')}, and ${target.object} has ${own.join(', ')} only`,
              ...!isWorst && { severity: Severity.WARNING },
            };
          }
        }
      }
    }
  },
};

function isUnknown(set: Inventory, host: string): boolean {
  return serviceAt(set, host) === undefined && clusterName(set, host) === undefined && !isServiceEntry(set, host);
}

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
