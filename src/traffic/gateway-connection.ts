import { PreparedRequest } from './prepared-request';
import { Route } from './route';
import { RuleIndex } from './rule-index';
import { RuleSet } from './rule-set';
import { ListeningServer } from '../mesh/gateway-proxies';
import { ServedHost } from '../mesh/gateway-server';
import { intersection } from '../mesh/host-name';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

/** What a gateway's listener does with connections that ask for these names. */
export interface Chain {
  readonly server: ListeningServer;
  /** `*`: whatever is asked for, or nothing. */
  readonly names: readonly string[];
  /** Undefined: requests are looked at, or the name itself says where they go. */
  readonly rules?: RuleSet;
  readonly route?: Route;
  /** All that could have had the chain. */
  readonly candidates: readonly RuleSet[];
}

function meets(served: readonly ServedHost[], rules: RuleSet): boolean {
  return served.some(({ host, namespace }) => (namespace === undefined || namespace === rules.namespace) && rules.hosts.some(name => intersection(name, host) !== undefined));
}

/** At gateways only port and gateway of a match count: subnets and callers are not looked at. */
function fits({ match }: Route, server: ListeningServer): boolean {
  return match === undefined || ((match.port === undefined || match.port === server.port) && (match.gateways.length === 0 || match.gateways.includes(server.gateway)));
}

function rulesAt(set: Inventory, server: ListeningServer, proxy: Proxy): readonly RuleSet[] {
  return RuleIndex.of(set).boundTo(server.gateway, proxy.namespace).filter(rules => meets(server.hosts, rules));
}

/** Of all that is bound to a server the first `tcp` route that fits takes everything. */
function tcpChains(set: Inventory, server: ListeningServer, proxy: Proxy, names: readonly string[]): Chain[] {
  const candidates = rulesAt(set, server, proxy);
  for (const rules of candidates) {
    const route = rules.tcpRoutes.find(candidate => fits(candidate, server));
    if (route !== undefined) {
      return [{ server, names, rules, route, candidates }];
    }
  }
  return [];
}

/** Each match of each `tls` route is a chain of its own; a name that an earlier one has is not asked again. */
function tlsChains(set: Inventory, server: ListeningServer, proxy: Proxy): Chain[] {
  const candidates = rulesAt(set, server, proxy);
  return candidates.flatMap(rules => rules.tlsRoutes
    .filter(route => route.match?.sniHosts !== undefined && fits(route, server))
    .map(route => ({ server, names: route.match?.sniHosts ?? [], rules, route, candidates })));
}

/** All chains of the listener that these servers make. */
export function chainsOf(set: Inventory, servers: readonly ListeningServer[], proxy: Proxy): readonly Chain[] {
  return servers.flatMap((server): Chain[] => {
    const hosts = server.hosts.map(({ host }) => host);
    switch (server.mode) {
      case 'tcp': return tcpChains(set, server, proxy, ['*']);
      case 'tls-termination': return tcpChains(set, server, proxy, hosts);
      case 'passthrough': return tlsChains(set, server, proxy);
      case 'auto-passthrough': return [{ server, names: hosts, candidates: [] }];
      default: return [{ server, names: hosts, candidates: [] }];
    }
  });
}

/** A destination as proxies of the mesh spell it in a server name: `outbound_.9080_.v2_.reviews.shop.svc.cluster.local`. */
export interface SpelledDestination {
  readonly port: number;
  readonly subset: string | null;
  readonly host: string;
}

export function spelledDestination({ sni = '', sent: { alpn = [] } }: PreparedRequest): SpelledDestination | undefined {
  const parts = /^outbound_\.(\d+)_\.([^_]*)_\.(.+)$/.exec(sni);
  const isFromProxy = alpn.some(protocol => protocol === 'istio' || protocol.startsWith('istio-'));
  return parts === null || !isFromProxy ? undefined : { port: Number(parts[1]), subset: parts[2] === '' ? null : parts[2], host: parts[3] };
}
