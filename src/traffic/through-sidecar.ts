import { answeredByProxy } from './answered-by-proxy';
import { ConnectionChoice, chooseTcpRoute, chooseTlsRoute } from './connection-route';
import { decide } from './decision';
import { TrafficLayer } from './layer';
import { Outcome } from './outcome';
import { passedThrough } from './passed-through';
import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';
import { RuleIndex } from './rule-index';
import { RuleSet } from './rule-set';
import { meshVirtualHost, rulesForHost } from './virtual-host';
import { Host, HostPort } from '../mesh/host';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { takesHttp, takesTls } from '../mesh/port-protocol';
import { Proxy } from '../mesh/proxy';
import { SidecarScope, sidecarScope } from '../mesh/sidecar';

/** One call of a workload, as its proxy sees it. */
interface Call {
  readonly set: Inventory;
  readonly request: PreparedRequest;
  readonly proxy: Proxy;
  readonly scope: SidecarScope;
  readonly port: number;
  /** The host that is called, whether the proxy imports it or not. */
  readonly called?: Host;
}

/** The port of a request that names none: the first of the host that takes HTTP, of a connection the first that does not. */
export function usualPort(host: Host | undefined, isConnection = false): number {
  return (host?.ports.find(candidate => takesHttp(candidate.protocol) !== isConnection) ?? host?.ports[0])?.number ?? 80;
}

const httpPorts = perSet(() => new Map<string, boolean>());

/** Whether a proxy looks at all requests on a port: some host that it imports is called by HTTP there. Ports that it only sniffs it looks at for their own address. */
function looksAtPort({ set, proxy, scope, port }: Call): boolean {
  const known = httpPorts(set);
  const key = `${port} ${proxy.namespace} ${scope.id}`;
  if (!known.has(key)) {
    const isUsual = port === 80 && scope.importsHost({ name: 'istio-ingressgateway', namespace: set.rootNamespace }, port);
    known.set(key, isUsual || [...Hosts.of(set).all()].some(host => {
      const found = host.port(port);
      return found?.protocol !== undefined && takesHttp(found.protocol) && host.isVisibleFrom(proxy.namespace) && scope.importsHost(host, port);
    }));
  }
  return known.get(key)!;
}

/** No rules hold for what is called: by default it is let through, under REGISTRY_ONLY it is not. */
function notImported(call: Call, reason: string): TrafficResult {
  const { request, scope, called, port } = call;
  const layer: TrafficLayer = !request.isConnection && looksAtPort(call) ? 'http' : 'tcp';
  if (!scope.isClosed) {
    return passedThrough({ ...call, layer, host: called?.port(port) === undefined ? undefined : called, reasons: [reason] });
  }
  const closed = `${scope.object} lets out only what it imports (REGISTRY_ONLY)`;
  return layer === 'http' ? answeredByProxy(request, { kind: 'direct', layer, route: 'block_all', status: 502 }, [reason, `${closed}: 502`])
    : answeredByProxy(request, { kind: 'noRoute', layer, by: 'BlackHoleCluster' }, [reason, `${closed}: the connection is closed`]);
}

function outcomeOf(call: Call, host: Host, layer: TrafficLayer, candidates: readonly RuleSet[], choice: ConnectionChoice): TrafficResult {
  const { set, request, proxy, port } = call;
  const { taken, routes } = choice;
  const decision = {
    set,
    request,
    proxy,
    port,
    host: host.name,
    candidates,
    chosen: taken?.rules,
    routes: routes.map(({ route }) => route),
    taken: taken?.route,
    isGatewayApi: taken?.rules.isGatewayApi ?? false,
  };
  return new Outcome(decision, { plain: taken === undefined ? host.name : undefined, layer });
}

/** A port whose connections are routed by the name that they ask for, where any `tls` route holds; else the host answers. */
function throughTls(call: Call, host: Host, candidates: readonly RuleSet[]): TrafficResult {
  const { proxy, port, request } = call;
  const choice = chooseTlsRoute(candidates, proxy, port, request.sni);
  if (choice.routes.length > 0 && choice.taken === undefined) {
    const asked = request.sni === undefined ? 'a connection without a server name' : `server name ${request.sni}`;
    return passedThrough({ ...call, layer: 'tcp', host, reasons: [`${choice.routes[0].rules.object} routes port ${port} of ${host.name} by server name, and no route is for ${asked}: let through`] });
  }
  const isByName = choice.taken !== undefined && !(choice.taken.route.match?.sniHosts ?? []).includes('*');
  return outcomeOf(call, host, isByName ? 'tls' : 'tcp', candidates, choice);
}

/** A connection that no proxy looks into: routed by `tls` and `tcp` routes, or to any pod of the host. */
function throughConnection(call: Call, host: Host, { protocol }: HostPort): TrafficResult {
  const { set, proxy, port, request, scope } = call;
  if (protocol !== undefined && takesHttp(protocol)) {
    return passedThrough({ ...call, layer: 'tcp', host, reasons: [`port ${port} of ${host.name} is for HTTP, and the connection is none: let through`] });
  }
  const candidates = rulesForHost(set, host, proxy.namespace, scope, port);
  if (takesTls(protocol)) {
    return throughTls(call, host, candidates);
  }
  const choice = chooseTcpRoute(candidates, proxy, port, host);
  return choice.unknown === undefined ? outcomeOf(call, host, 'tcp', candidates, choice)
    : answeredByProxy(request, { kind: 'route', layer: 'tcp', unknown: choice.unknown }, [choice.unknown]);
}

/** Rules about a host do nothing where the manifests do not show the host itself. */
function missingHost(set: Inventory, host: string): string[] {
  const [rules] = RuleIndex.of(set).about('mesh', host, '');
  return rules === undefined ? [] : [`${rules.object} is about it, but no Service or ServiceEntry of that name is among the manifests: add it to what is asked`];
}

function whyNotImported({ set, request, scope, proxy, called, port }: Call): string[] {
  const asked = `${request.host}${request.port === undefined ? '' : ` with HTTP on port ${request.port}`}`;
  if (called?.port(port) !== undefined && !scope.importsHost(called, port)) {
    return [`${scope.object} does not import ${called.name} for callers in ${proxy.namespace}`];
  }
  const hidden = called === undefined ? Hosts.of(set).hidden(request.host, proxy.namespace) : undefined;
  return [hidden === undefined ? `no host of the mesh is called ${asked}: the request is let through` : `${hidden.object} is not exported to ${proxy.namespace}: the request is let through`,
    ...called === undefined ? missingHost(set, request.host) : []];
}

/** What a workload's proxy does with a request or a connection. */
export function throughSidecar(set: Inventory, request: PreparedRequest, proxy: Proxy): TrafficResult {
  const scope = sidecarScope(set, proxy);
  const called = Hosts.of(set).called(request.host, proxy.namespace);
  const target = called && Hosts.of(set).target(called, proxy.namespace);
  const port = request.port ?? usualPort(target, request.isConnection);
  const hidden = called === undefined ? Hosts.of(set).hidden(request.host, proxy.namespace) : undefined;
  const call: Call = { set, request, proxy, scope, port, called: called ?? hidden };
  const hostPort = called !== undefined && scope.importsHost(called, port) ? target?.port(port) : undefined;
  if (called !== undefined && hostPort !== undefined && (request.isConnection || !takesHttp(hostPort.protocol))) {
    return throughConnection(call, called, hostPort);
  }
  const virtualHost = request.isConnection ? undefined : meshVirtualHost(set, request.host, proxy, port);
  if (virtualHost !== undefined) {
    const decision = decide(set, request, proxy, virtualHost, port);
    if (decision.chosen !== undefined || virtualHost.host !== undefined) {
      return new Outcome(decision, { plain: virtualHost.host?.name });
    }
  }
  const [reason, ...more] = whyNotImported({ ...call, called });
  const result = notImported(call, reason);
  return more.length === 0 ? result : { ...result, reasons: [...result.reasons, ...more] };
}
