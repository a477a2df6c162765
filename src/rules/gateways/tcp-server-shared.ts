import { gatewayById } from '../../mesh/gateway';
import { addTo } from '../../mesh/groups';
import { HttpMatch } from '../../mesh/http-match';
import { L4Route, VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const tcpServerShared: StaticRule = {
  code: 'CC613',
  name: 'tcp-server-shared',
  severity: Severity.WARNING,
  meaning: 'two VirtualServices take the connections of one TCP server of a Gateway, or of one name (SNI) of a PASSTHROUGH server',
  consequence: 'A connection says no host, so the older of the two takes all of them: the other never gets one, whatever its hosts.',
  fix: 'give each a server with a port of its own, or TLS servers with names of their own',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute'],
  *check(set): Iterable<Draft> {
    const takers = new Map<string, VirtualService[]>();
    for (const service of virtualServices(set)) {
      for (const gateway of service.gateways.flatMap(id => gatewayById(set, id) ?? [])) {
        for (const server of gateway.servers) {
          const names = server.protocol === 'TCP' ? tcpNames(service, server.port, gateway.id)
            : server.tlsMode === 'PASSTHROUGH' ? sniNames(service, server.port, gateway.id) : [];
          new Set(names).forEach(name => addTo(takers, `port ${server.port} of ${gateway.object}${name}`, service));
        }
      }
    }
    for (const [place, [first, ...others]] of takers) {
      for (const other of new Set(others.filter(each => each !== first))) {
        yield { object: other.object, related: [first.object], field: other.tcp.length > 0 ? 'spec.tcp' : 'spec.tls', message: `${first.object} takes the connections of ${place} as well; the older of the two gets all of them` };
      }
    }
  },
};

/** Whether a match, or a route without any, is for a server. */
function isFor(match: HttpMatch | undefined, port: number | undefined, gateway: string): boolean {
  return match === undefined || (match.port === undefined || match.port === port) && (match.gateways.length === 0 || match.gateways.includes(gateway));
}

function matchesOf({ matches }: L4Route): readonly (HttpMatch | undefined)[] {
  return matches.length === 0 ? [undefined] : matches;
}

function tcpNames({ tcp }: VirtualService, port: number | undefined, gateway: string): readonly string[] {
  return tcp.some(route => matchesOf(route).some(match => isFor(match, port, gateway))) ? [''] : [];
}

function sniNames({ tls }: VirtualService, port: number | undefined, gateway: string): readonly string[] {
  return tls.flatMap(({ matches }) => matches.filter(match => isFor(match, port, gateway)).flatMap(({ sniHosts = [] }) => sniHosts.map(host => ` by the name ${host.toLowerCase()}`)));
}
