import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { Gateway, Server, gateways } from '../facts/gateway';

interface Placed {
  readonly gateway: Gateway;
  readonly server: Server;
}

/** What one port can carry side by side. */
const FAMILIES: { readonly [protocol: string]: string } = {
  'HTTP': 'HTTP', 'HTTP2': 'HTTP', 'GRPC': 'HTTP', 'GRPC-WEB': 'HTTP', 'HTTPS': 'TLS', 'TLS': 'TLS', 'TCP': 'TCP', 'MONGO': 'TCP',
};

export const gatewayServersConflict: StaticRule = {
  code: 'CC605',
  name: 'gateway-servers-conflict',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'two servers of the same gateway pods claim one host on one port (a warning), or one port for two protocols (an error)',
  consequence: 'Istio merges the servers or drops the later one: routes of the dropped one get 404, a second protocol is not served at all.',
  fix: 'keep one Gateway for the host and let both VirtualServices name it; give each protocol a port of its own',
  sources: ['https://istio.io/latest/docs/reference/config/analysis/ist0145/', 'verdicts/gateway-conflicting-same-host', 'verdicts/gateway-port-protocol-conflict', 'transitions/t044'],
  istio: ['IST0145'],
  *check(set): Iterable<Draft> {
    const families = new Map<string, Placed>();
    const hosts = new Map<string, Placed>();
    for (const gateway of gateways(set)) {
      const pods = [...gateway.selector].map(([key, value]) => `${key}=${value}`).sort().join(',');
      for (const server of gateway.servers) {
        const listener = `${pods}|${server.raw.bind ?? ''}|${server.port}`;
        const first = families.get(listener);
        families.set(listener, first ?? { gateway, server });
        if (first !== undefined && familyOf(first.server) !== familyOf(server)) {
          yield {
            ...about(gateway, first),
            field: `${server.field}.port`,
            severity: Severity.ERROR,
            message: `port ${server.port} is ${server.protocol} here and ${first.server.protocol} in ${first.gateway.object}; gateway pods serve one of the two`,
          };
          continue;
        }
        yield* sameHosts(gateway, server, listener, hosts);
      }
    }
  },
};

function* sameHosts(gateway: Gateway, server: Server, listener: string, seen: Map<string, Placed>): Iterable<Draft> {
  for (const { namespace, name } of server.hosts) {
    // A host without a namespace is open to all, so it meets those with one too.
    const keys = [`${listener}|${namespace}/${name}`, `${listener}|*/${name}`];
    const first = keys.map(key => seen.get(key)).find(each => each !== undefined);
    seen.set(keys[0], first ?? { gateway, server });
    if (first !== undefined) {
      yield { ...about(gateway, first), field: `${server.field}.hosts`, message: `host "${name}" on port ${server.port} is also a server of ${first.gateway.object}, on the same gateway pods` };
      return;
    }
  }
}

function about(gateway: Gateway, first: Placed): Pick<Draft, 'object' | 'related'> {
  return { object: gateway.object, ...first.gateway !== gateway && { related: [first.gateway.object] } };
}

function familyOf({ protocol = '' }: Server): string {
  return Object.hasOwn(FAMILIES, protocol) ? FAMILIES[protocol] : protocol;
}
