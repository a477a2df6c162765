import { answeredByProxy } from './answered-by-proxy';
import { Decision } from './decision';
import { Chain, chainsOf, spelledDestination } from './gateway-connection';
import { GatewayHost, gatewayHost } from './gateway-host';
import { Outcome } from './outcome';
import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';
import { takes } from './route';
import { GatewayProxies, ListeningServer, gatewayProxies } from '../mesh/gateway-proxies';
import { isTls, looksAtRequests } from '../mesh/gateway-server';
import { isWithin } from '../mesh/host-name';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';
import { bestBySni } from '../mesh/sni';

/** Which server is asked where nobody says a port: for a connection one that passes bytes on, for a request one of its scheme, by default of whichever there is. */
function usualServer({ servers }: GatewayProxies, request: PreparedRequest): ListeningServer | undefined {
  const { protocol, scheme } = request.sent;
  if (protocol !== undefined && protocol !== 'http') {
    return servers.find(server => server.mode !== 'http' && isTls(server) === (protocol === 'tls')) ?? servers.find(server => server.mode === 'tcp');
  }
  const looking = servers.filter(looksAtRequests);
  const wanted = looking.find(({ mode }) => mode === (request.scheme === 'https' ? 'https' : 'http'));
  return wanted ?? (scheme === undefined ? looking[0] : undefined) ?? servers.find(server => !looksAtRequests(server));
}

/** The servers of the listener that a request comes in by. */
function serversFor(gateway: GatewayProxies, request: PreparedRequest): readonly ListeningServer[] {
  const at = (port: number): readonly ListeningServer[] => gateway.servers.filter(({ listenPort }) => listenPort === port);
  if (request.port !== undefined) {
    const found = at(gateway.listenPortOf(request.port));
    // The port in a Host header is the caller's word only.
    if (request.sent.port !== undefined || found.length > 0) {
      return found;
    }
  }
  const usual = usualServer(gateway, request);
  return usual === undefined ? [] : at(usual.listenPort);
}

/** As the servers serve: where nobody says a scheme and the server ends TLS, the request is asked by https. */
function asServed(request: PreparedRequest, servers: readonly ListeningServer[]): PreparedRequest {
  const { scheme, protocol } = request.sent;
  return scheme === undefined && protocol === undefined && servers.length > 0 && servers.every(({ mode }) => mode === 'https') ? new PreparedRequest({ ...request.sent, scheme: 'https' }) : request;
}

/** Where a request comes in at a gateway, and the host it meets there; undefined where it meets none. */
export function findEntrance(set: Inventory, request: PreparedRequest, name: string): { readonly proxy: Proxy; readonly host: GatewayHost } | undefined {
  const gateway = gatewayProxies(set, name);
  return gateway && hostAt(set, gateway, serversFor(gateway, request).filter(looksAtRequests), request);
}

function hostAt(
  set: Inventory, { proxy }: GatewayProxies, servers: readonly ListeningServer[], request: PreparedRequest,
): { readonly proxy: Proxy; readonly host: GatewayHost } | undefined {
  const host = gatewayHost(set, servers, proxy, request.host);
  return host && { proxy: { ...proxy, gateway: host.server.gateway }, host };
}

function toHttps(request: PreparedRequest, host: GatewayHost): TrafficResult {
  const location = `https://${request.authority.replace(/:\d+$/, '')}${request.path}${request.query}`;
  return answeredByProxy(request, { kind: 'redirect', layer: 'http', status: 301, location }, [`${host.server.title} sends plain HTTP to https`]);
}

/** All rules that speak of the host hold together. */
function throughHost(set: Inventory, request: PreparedRequest, proxy: Proxy, host: GatewayHost): TrafficResult {
  if (host.server.redirectsToHttps && request.scheme !== 'https') {
    return toHttps(request, host);
  }
  const taken = host.routes.find(route => takes(route, request));
  const decision: Decision = {
    set,
    request,
    proxy,
    port: host.server.port,
    host: host.name,
    candidates: host.candidates,
    chosen: host.candidates.length === 1 ? host.candidates[0] : undefined,
    routes: host.routes,
    taken,
    isGatewayApi: (taken && host.owners.get(taken))?.isGatewayApi ?? host.candidates.every(rules => rules.isGatewayApi),
  };
  return new Outcome(decision);
}

function throughRequests(set: Inventory, gateway: GatewayProxies, servers: readonly ListeningServer[], request: PreparedRequest, name: string): TrafficResult {
  const entrance = hostAt(set, gateway, servers, request);
  if (entrance !== undefined) {
    return throughHost(set, request, entrance.proxy, entrance.host);
  }
  const port = request.port === undefined ? '' : ` on port ${request.port}`;
  return answeredByProxy(request, { kind: 'noRoute', layer: 'http', status: 404 }, [`nothing bound to Gateway ${name}${port} speaks of ${request.host}: 404`]);
}

/** A destination that the server name spells out: no rules are asked. */
function throughSpelled(set: Inventory, proxy: Proxy, request: PreparedRequest, chain: Chain): TrafficResult | undefined {
  const spelled = spelledDestination(request);
  if (spelled === undefined || !chain.server.hosts.some(({ host }) => isWithin(spelled.host, host))) {
    return undefined;
  }
  const { host, port, subset } = spelled;
  return new Outcome({ set, request, proxy, port, host, candidates: [], routes: [], isGatewayApi: false }, { plain: host, subset, layer: 'tls' });
}

function throughChain(set: Inventory, proxy: Proxy, request: PreparedRequest, chain: Chain): TrafficResult {
  const { rules, route, server, names, candidates } = chain;
  const isByName = server.mode === 'passthrough' && !names.includes('*');
  const decision: Decision = {
    set,
    request,
    proxy: { ...proxy, gateway: server.gateway },
    port: server.port,
    host: request.host,
    candidates,
    chosen: rules,
    routes: route === undefined ? [] : [route],
    taken: route,
    isGatewayApi: rules?.isGatewayApi ?? false,
  };
  return new Outcome(decision, { layer: isByName ? 'tls' : 'tcp' });
}

/** Bytes that are passed on by port or server name. */
function throughBytes(set: Inventory, gateway: GatewayProxies, servers: readonly ListeningServer[], request: PreparedRequest, name: string): TrafficResult {
  const { proxy } = gateway;
  const chains = chainsOf(set, servers, proxy);
  const asked = `Gateway ${name} on port ${servers[0].port}`;
  if (chains.length === 0) {
    return answeredByProxy(request, { kind: 'refused' }, [`no route is for ${asked}: without one its proxies do not listen there`]);
  }
  // Without TLS nothing is asked for: only what takes everything is left.
  const isEncrypted = request.sent.protocol === 'tls' || request.scheme === 'https';
  const chain = bestBySni(chains, ({ names, server }) => isEncrypted || server.mode === 'tcp' ? names : [], request.sni);
  if (chain !== undefined && looksAtRequests(chain.server)) {
    return throughRequests(set, gateway, servers.filter(looksAtRequests), request, name);
  }
  const result = chain === undefined ? undefined : chain.server.mode === 'auto-passthrough' ? throughSpelled(set, proxy, request, chain) : throughChain(set, proxy, request, chain);
  const sni = request.sni === undefined ? 'a connection without a server name' : `server name ${request.sni}`;
  return result ?? answeredByProxy(request, { kind: 'noRoute', layer: 'tcp' }, [`no route of ${asked} is for ${sni}: the connection is closed`]);
}

function notListening(set: Inventory, gateway: GatewayProxies, request: PreparedRequest, name: string): TrafficResult {
  const ports = [...new Set(gateway.servers.map(({ port }) => port))].join(', ');
  const [udp] = set.ofKind('UDPRoute');
  return udp !== undefined && request.isConnection ? answeredByProxy(request, { kind: 'refused', unknown: `${udp} is of a kind that Istio does not serve` }, [`UDP is not looked at: ${udp}`])
    : answeredByProxy(request, { kind: 'refused' }, [`Gateway ${name} does not listen${request.port === undefined ? ' for this' : ` on port ${request.port}`}${ports === '' ? '' : `, it does on ${ports}`}`]);
}

/** What a request or a connection that came in by a gateway meets. */
export function throughGateway(set: Inventory, sent: PreparedRequest, name: string): TrafficResult {
  const gateway = gatewayProxies(set, name);
  if (gateway === undefined) {
    return answeredByProxy(sent, { kind: 'noRoute', layer: 'http', status: 404 }, [`no Gateway is called ${name}`]);
  }
  const servers = serversFor(gateway, sent);
  if (servers.length === 0) {
    return notListening(set, gateway, sent, name);
  }
  const request = asServed(sent, servers);
  if (!servers.every(looksAtRequests)) {
    return throughBytes(set, gateway, servers, request, name);
  }
  return request.sent.protocol === undefined || request.sent.protocol === 'http' ? throughRequests(set, gateway, servers, request, name)
    : answeredByProxy(request, { kind: 'noRoute', layer: 'http' }, [`Gateway ${name} looks for requests on port ${servers[0].port}, and the connection brings none`]);
}
