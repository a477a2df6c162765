import { byAge } from './age';
import { addressOf, apiGateways, findApiGateway, proxyOfApiGateway, serversOfApiGateway } from './gateway-listener';
import { GatewayServer } from './gateway-server';
import { INGRESS_GATEWAY, INGRESS_SELECTOR, ingressServers } from './ingress';
import { Inventory } from './inventory';
import { findIstioGateway, istioGatewaysAt, proxyOfIstioGateway, serversOfIstioGateway } from './istio-gateway';
import { ManifestObject, asNumber, asString, get, objects, selects, stringMap } from './manifest';
import { perSet } from './per-set';
import { Proxy } from './proxy';

/** A server with the port that the proxies really listen on. */
export interface ListeningServer extends GatewayServer {
  readonly listenPort: number;
}

/** The proxies of a gateway with all that they serve: its own servers, and those of all Gateways that share them. */
export interface GatewayProxies {
  readonly proxy: Proxy;
  /** Of the oldest Gateway first. Servers that are lost, since another kind of server has their port, are not among them. */
  readonly servers: readonly ListeningServer[];
  /** Servers that are lost. */
  readonly lost: readonly ListeningServer[];
  /** The port that the proxies listen on where a caller uses this one of their Service. */
  listenPortOf(calledPort: number): number;
}

/** A port of a Service in front of the proxies. */
interface FrontPort {
  readonly port: number;
  readonly target: number;
}

function isInFront(service: ManifestObject, labels: ReadonlyMap<string, string>): boolean {
  const selector = stringMap(service.spec, 'selector');
  return selector.size > 0 && labels.size > 0 && (selects(selector, labels) || selects(labels, selector));
}

/** Ports of the Services in front of a gateway's proxies; of several to one port of the pods the first alone is known to Istio. */
function frontPorts(set: Inventory, { labels }: Proxy): readonly (FrontPort & { readonly isKnown: boolean })[] {
  const taken = new Set<number>();
  return set.ofKind('Service').filter(service => isInFront(service, labels)).flatMap(service => objects(service.spec, 'ports').flatMap(entry => {
    const port = asNumber(get(entry, 'port'));
    if (port === undefined || asString(get(entry, 'protocol')) === 'UDP') {
      return [];
    }
    const target = asNumber(get(entry, 'targetPort')) ?? port;
    const isKnown = !taken.has(target);
    taken.add(target);
    return [{ port, target, isKnown }];
  }));
}

/** One port is served in one way: plain HTTP, TLS in all its modes, or one TCP server; the older Gateway decides. */
function merge(servers: readonly ListeningServer[]): Pick<GatewayProxies, 'servers' | 'lost'> {
  const families = new Map<number, string>();
  const [kept, lost]: [ListeningServer[], ListeningServer[]] = [[], []];
  for (const server of servers) {
    const family = server.mode === 'http' || server.mode === 'tcp' ? server.mode : 'tls';
    const first = families.get(server.listenPort);
    const isKept = first === undefined || (first === family && family !== 'tcp');
    families.set(server.listenPort, first ?? family);
    (isKept ? kept : lost).push(server);
  }
  return { servers: kept, lost };
}

function isSameAddress(one: ManifestObject, other: ManifestObject): boolean {
  const [a, b] = [addressOf(one), addressOf(other)];
  return a !== undefined && b !== undefined && a.name === b.name && a.namespace === b.namespace;
}

/** All Gateways with the same proxies. */
function gatewaysBeside(set: Inventory, gateway: ManifestObject | undefined, { labels }: Proxy): ManifestObject[] {
  const sharing = apiGateways(set).filter(other => {
    const address = addressOf(other);
    const service = address && set.find('Service', address.namespace, address.name);
    return other === gateway || (gateway !== undefined && isSameAddress(other, gateway)) || (service !== undefined && isInFront(service, labels));
  });
  return [...new Set([...gateway === undefined ? [] : [gateway], ...istioGatewaysAt(set, labels), ...sharing])].sort(byAge);
}

function read(set: Inventory, name: string): GatewayProxies | undefined {
  const istio = findIstioGateway(set, name);
  const gateway = istio ?? findApiGateway(set, name);
  const isIngress = gateway === undefined && name === `${set.rootNamespace}/${INGRESS_GATEWAY}` && ingressServers(set).length > 0;
  if (gateway === undefined && !isIngress) {
    return undefined;
  }
  const proxy = istio !== undefined ? proxyOfIstioGateway(set, istio) : gateway !== undefined ? proxyOfApiGateway(set, gateway)
    : { namespace: set.rootNamespace, labels: INGRESS_SELECTOR, gateway: name };
  const ports = frontPorts(set, proxy);
  const own = gatewaysBeside(set, gateway, proxy).flatMap(other => other.group === 'networking.istio.io' ? serversOfIstioGateway(other) : serversOfApiGateway(other));
  const servers = [...own, ...isIngress || selects(INGRESS_SELECTOR, proxy.labels) ? ingressServers(set) : []];
  return {
    proxy,
    ...merge(servers.map(server => ({ ...server, listenPort: ports.find(({ port, isKnown }) => isKnown && port === server.port)?.target ?? server.port }))),
    listenPortOf: calledPort => ports.find(({ port }) => port === calledPort)?.target ?? calledPort,
  };
}

const known = perSet(() => new Map<string, GatewayProxies | undefined>());

/** The proxies behind a Gateway's name (`namespace/name`), Istio's or the Gateway API's. */
export function gatewayProxies(set: Inventory, name: string): GatewayProxies | undefined {
  const proxies = known(set);
  if (!proxies.has(name)) {
    proxies.set(name, read(set, name));
  }
  return proxies.get(name);
}
