import { isUdp, protocolOf, takesHttp } from '../../mesh/port-protocol';
import { serviceAt } from '../../mesh/service';
import { ServicePort, portsOfService } from '../../mesh/service-port';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** What TCP rules can be about. */
const HTTP_ONLY = new Set(['http', 'http2', 'grpc', 'grpc-web']);

export const routesOffProtocol: StaticRule = {
  code: 'CC714',
  name: 'routes-off-protocol',
  severity: Severity.ERROR,
  meaning: 'a VirtualService of the mesh has only http routes for a Service without a port that speaks HTTP, or only tcp and tls routes for one without another',
  consequence: 'The rules have no effect: requests go to the pods of all versions.',
  fix: 'name the port after the protocol that it speaks, and write the routes for that protocol',
  sources: ['https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/', 'verdicts/up-port-renamed-tcp', 'transitions/t068'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, mesh, http, tcp, tls } of virtualServices(set)) {
      for (const { fullHost, field } of mesh ? hosts : []) {
        const service = serviceAt(set, fullHost);
        const ports = portsOfService(set, service).filter(({ raw }) => !isUdp(raw));
        if (service === undefined || service.isExternalName || ports.length === 0) {
          continue;
        }
        if (http.length > 0 && tcp.length + tls.length === 0 && !ports.some(port => takesHttp(protocolOf(port.raw)))) {
          yield { object: service.object, field: 'spec.ports', related: [object], message: `${object} has http routes, and no port of ${service.object} speaks HTTP: ${shown(ports)}` };
        }
        if (http.length === 0 && tcp.length + tls.length > 0 && ports.every(port => HTTP_ONLY.has(protocolOf(port.raw) ?? ''))) {
          yield { object, field, related: [service.object], message: `${object} has tcp or tls routes only, and all ports of ${service.object} speak HTTP: ${shown(ports)}` };
        }
      }
    }
  },
};

function shown(ports: readonly ServicePort[]): string {
  return ports.map(port => `${port.number} (${protocolOf(port.raw) ?? 'detected'})`).join(', ');
}
