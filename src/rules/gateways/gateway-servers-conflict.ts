import { Gateway, Server, ServerHost, gateways, hostsMeet } from '../../mesh/gateway';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

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
  meaning: 'two servers of the same gateway pods claim one host, or a wildcard and a host under it, on one port (a warning), or one port for two protocols (an error)',
  consequence: 'Istio merges the servers or drops the later one: routes of the dropped one get 404, a second protocol is not served at all.',
  fix: 'keep one Gateway for the host and let both VirtualServices name it; give each protocol a port of its own',
  sources: ['https://istio.io/latest/docs/reference/config/analysis/ist0145/', 'verdicts/gateway-conflicting-same-host', 'verdicts/gateway-port-protocol-conflict', 'transitions/t044'],
  istio: ['IST0145'],
  *check(set): Iterable<Draft> {
    const families = new Map<string, Placed>();
    const hosts = new Map<string, Placed>();
    const wide = new Map<string, Claims>();
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
        // By TLS a wildcard and a name under it are told apart by what clients ask for.
        if (familyOf(server) === 'HTTP') {
          yield* overlap(gateway, server, wide, listener);
        }
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

/** What was claimed on a listener before: wildcards apart, so that most hosts look at few. */
interface Claims {
  readonly wildcards: Claim[];
  readonly names: Claim[];
}

type Claim = ServerHost & { readonly gateway: Gateway };

function* overlap(gateway: Gateway, server: Server, wide: Map<string, Claims>, listener: string): Iterable<Draft> {
  const claims = wide.get(listener) ?? { wildcards: [], names: [] };
  wide.set(listener, claims);
  for (const host of server.hosts) {
    const isWide = host.name.startsWith('*');
    const meets = (other: Claim): boolean => other.gateway !== gateway && other.name !== host.name && hostsMeet(other.name, host.name)
      && (other.namespace === host.namespace || other.namespace === '*' || host.namespace === '*');
    const other = claims.wildcards.find(meets) ?? (isWide ? claims.names.find(meets) : undefined);
    (isWide ? claims.wildcards : claims.names).push({ ...host, gateway });
    if (other !== undefined) {
      const message = `host "${host.name}" on port ${server.port} overlaps "${other.name}" of ${other.gateway.object}, on the same gateway pods`;
      yield { ...about(gateway, { gateway: other.gateway, server }), field: `${server.field}.hosts`, message };
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
