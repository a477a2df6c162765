import { Route, isCatchAll, isGiven } from './route';
import { RuleIndex } from './rule-index';
import { RuleSet } from './rule-set';
import { GatewayServer, ServedHost } from '../mesh/gateway-server';
import { intersection, isWithin, patternsOf } from '../mesh/host-name';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { Proxy } from '../mesh/proxy';

/** A host at a gateway, with everything that is said about it there. */
export interface GatewayHost {
  readonly name: string;
  readonly server: GatewayServer;
  /** All that speak of it, in the order in which their routes stand. */
  readonly candidates: readonly RuleSet[];
  readonly routes: readonly Route[];
  /** Which of them says a route. */
  readonly owners: ReadonlyMap<Route, RuleSet>;
}

/** Routes of several objects stand one after the other, but what takes everything stands last. */
function catchAllsLast(routes: readonly Route[]): Route[] {
  return [...routes.filter(route => !isCatchAll(route)), ...routes.filter(isCatchAll)];
}

/** The routes of one object that a proxy gets; none behind one that takes everything is ever asked. */
function givenRoutes(rules: RuleSet, proxy: Proxy, port: number): Route[] {
  const given = rules.routes.filter(route => isGiven(route, proxy, port));
  const end = given.findIndex(isCatchAll);
  return end < 0 ? given : given.slice(0, end + 1);
}

function mayServe(served: ServedHost, rules: RuleSet): boolean {
  return served.namespace === undefined || served.namespace === rules.namespace;
}

/** Rules whose hosts meet the server's exactly at this host. */
function rulesAt(set: Inventory, server: GatewayServer, host: string, namespace: string): RuleSet[] {
  const index = RuleIndex.of(set);
  const exact = server.hosts.filter(served => isWithin(host, served.host));
  const found = index.about(server.gateway, host, namespace).filter(rules => exact.some(served => mayServe(served, rules)));
  const own = server.hosts.filter(served => served.host === host);
  const wider = own.length === 0 ? [] : [...patternsOf(host)].slice(1)
    .flatMap(pattern => index.about(server.gateway, pattern, namespace))
    .filter(rules => own.some(served => mayServe(served, rules)) && rules.hosts.some(said => intersection(said, host) === host));
  return [...new Set([...found, ...wider])];
}

function hostAt(set: Inventory, servers: readonly GatewayServer[], proxy: Proxy, host: string): GatewayHost | undefined {
  const owners = new Map<Route, RuleSet>();
  const candidates = new Set<RuleSet>();
  let first: GatewayServer | undefined;
  for (const server of servers) {
    for (const rules of rulesAt(set, server, host, proxy.namespace)) {
      const routes = givenRoutes(rules, { ...proxy, gateway: server.gateway }, server.port);
      if (routes.length > 0) {
        first ??= server;
        candidates.add(rules);
        routes.forEach(route => owners.set(route, rules));
      }
    }
    if (server.redirectsToHttps && server.hosts.some(served => served.host === host)) {
      first ??= server;
    }
  }
  return first && { name: host, server: first, candidates: [...candidates], routes: catchAllsLast([...owners.keys()]), owners };
}

const known = perSet(() => new Map<string, GatewayHost | undefined>());

/** The most specific host at servers of one port that a request's host falls under. */
export function gatewayHost(set: Inventory, servers: readonly GatewayServer[], proxy: Proxy, requested: string): GatewayHost | undefined {
  const hosts = known(set);
  for (const pattern of patternsOf(requested)) {
    if (!mentions(set, servers, pattern)) {
      continue;
    }
    const key = `${proxy.gateway}|${servers[0]?.port}|${servers.length}|${pattern}`;
    if (!hosts.has(key)) {
      hosts.set(key, hostAt(set, servers, proxy, pattern));
    }
    const host = hosts.get(key);
    if (host !== undefined) {
      return host;
    }
  }
  return undefined;
}

/** Whether a host is said anywhere: where server and rule meet is a host that one of them says. */
function mentions(set: Inventory, servers: readonly GatewayServer[], host: string): boolean {
  return servers.some(server => server.hosts.some(served => served.host === host) || RuleIndex.of(set).speaksOf(server.gateway, host));
}
