import { Decision } from './decision';
import { GatewayHost, gatewayHost } from './gateway-host';
import { Outcome } from './outcome';
import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';
import { takes } from './route';
import { findApiGateway, proxyOfApiGateway, serversOfApiGateway } from '../mesh/gateway-listener';
import { GatewayServer } from '../mesh/gateway-server';
import { Inventory } from '../mesh/inventory';
import { findIstioGateway, proxyOfIstioGateway, serversOfIstioGateway } from '../mesh/istio-gateway';
import { perSet } from '../mesh/per-set';
import { Proxy } from '../mesh/proxy';

/** A gateway's proxies and what they serve. */
interface Entrance {
  readonly proxy: Proxy;
  readonly servers: readonly GatewayServer[];
}

const entrances = perSet(() => new Map<string, Entrance | undefined>());

function readEntrance(set: Inventory, name: string): Entrance | undefined {
  const istio = findIstioGateway(set, name);
  if (istio !== undefined) {
    return { proxy: proxyOfIstioGateway(set, istio), servers: serversOfIstioGateway(set, istio) };
  }
  const api = findApiGateway(set, name);
  return api && { proxy: proxyOfApiGateway(api), servers: serversOfApiGateway(api) };
}

function entranceOf(set: Inventory, name: string): Entrance | undefined {
  const known = entrances(set);
  if (!known.has(name)) {
    known.set(name, readEntrance(set, name));
  }
  return known.get(name);
}

/** The servers that a request can have come in by: of its port, else of its scheme. */
function serversFor(servers: readonly GatewayServer[], request: PreparedRequest): readonly GatewayServer[] {
  const byPort = servers.filter(server => server.port === request.port);
  if (request.sent.port !== undefined || byPort.length > 0) {
    return byPort;
  }
  const isTls = request.scheme === 'https';
  const first = servers.find(server => server.isTls === isTls);
  return servers.filter(server => server.port === first?.port);
}

function refused(request: PreparedRequest, reason: string): TrafficResult {
  return {
    kind: 'noRoute',
    status: 404,
    destinations: [],
    upstreamPath: request.path + request.query,
    upstreamHost: request.authority,
    mirrors: [],
    hasHashPolicy: false,
    dependsOnAge: false,
    reasons: [reason],
  };
}

function toHttps(request: PreparedRequest, host: GatewayHost): TrafficResult {
  return {
    ...refused(request, `${host.server.title} sends plain HTTP to https`),
    kind: 'redirect',
    status: 301,
    location: `https://${request.authority.replace(/:\d+$/, '')}${request.path}${request.query}`,
  };
}

/** Where a request comes in at a gateway, and the host it meets there; undefined where it meets none. */
export function findEntrance(set: Inventory, request: PreparedRequest, name: string): { readonly proxy: Proxy; readonly host: GatewayHost } | undefined {
  const entrance = entranceOf(set, name);
  const host = entrance && gatewayHost(set, serversFor(entrance.servers, request), entrance.proxy, request.host);
  return entrance && host && { proxy: { ...entrance.proxy, gateway: host.server.gateway }, host };
}

function notServed(set: Inventory, request: PreparedRequest, name: string): TrafficResult {
  const port = request.port === undefined ? '' : ` on port ${request.port}`;
  return refused(request, entranceOf(set, name) === undefined ? `no Gateway is called ${name}` : `nothing bound to Gateway ${name}${port} speaks of ${request.host}: 404`);
}

/** What a request that came in by a gateway meets: all rules bound to it that speak of the host, together. */
export function throughGateway(set: Inventory, request: PreparedRequest, name: string): TrafficResult {
  const entrance = findEntrance(set, request, name);
  if (entrance === undefined) {
    return notServed(set, request, name);
  }
  const { proxy, host } = entrance;
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
    isGatewayApi: (taken && host.owners.get(taken))?.isGatewayApi ?? false,
  };
  return new Outcome(decision);
}
