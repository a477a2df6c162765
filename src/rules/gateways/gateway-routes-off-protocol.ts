import { Gateway, Server, gatewayById, hostsMeet } from '../../mesh/gateway';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const gatewayRoutesOffProtocol: StaticRule = {
  code: 'CC611',
  name: 'gateway-routes-off-protocol',
  severity: Severity.ERROR,
  meaning: 'a VirtualService has only http routes for servers of a Gateway that do not read HTTP, or only tcp and tls routes for servers that do',
  consequence: 'The routes are not used at the gateway: TLS that is passed on and TCP find no route, HTTP gets 404.',
  fix: 'let the server end TLS (mode SIMPLE) to route by HTTP, or write tls routes by server name for TLS that is passed on',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, gateways, http, tcp, tls } of virtualServices(set)) {
      const others = tcp.length + tls.length;
      for (const gateway of http.length === 0 === (others === 0) ? [] : gateways.map(id => gatewayById(set, id))) {
        const servers = gateway === undefined ? [] : serversFor(gateway, hosts.flatMap(({ host, fullHost }) => [host, fullHost]), object.namespace);
        if (gateway === undefined || servers.length === 0 || servers.some(server => readsHttp(server) === (others === 0))) {
          continue;
        }
        const shown = servers.map(({ port, protocol, tlsMode }) => `${port} (${protocol}${tlsMode === undefined ? '' : ` ${tlsMode}`})`).join(', ');
        yield {
          object,
          field: others === 0 ? 'spec.http' : tls.length > 0 ? 'spec.tls' : 'spec.tcp',
          related: [gateway.object],
          message: `${object} has ${others === 0 ? 'http routes only, and no server' : 'no http routes, and every server'} of ${gateway.object} for its hosts reads HTTP: ${shown}`,
        };
      }
    }
  },
};

function serversFor({ servers }: Gateway, hosts: readonly string[], namespace: string): readonly Server[] {
  return servers.filter(server => server.hosts.some(each => (each.namespace === '*' || each.namespace === namespace) && hosts.some(host => hostsMeet(each.name, host))));
}

function readsHttp({ protocol = '', tlsMode }: Server): boolean {
  return ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(protocol) || protocol === 'HTTPS' && tlsMode !== 'PASSTHROUGH' && tlsMode !== 'AUTO_PASSTHROUGH';
}
