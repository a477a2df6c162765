import { byAge } from './age';
import { GatewayServer, ServedHost } from './gateway-server';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asString, get, objects, selects, stringMap, strings } from './manifest';
import { Proxy } from './proxy';

const HTTP_PROTOCOLS = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB', 'HTTPS']);

function istioGateways(set: Inventory): ManifestObject[] {
  return set.ofKind('Gateway').filter(object => object.group === 'networking.istio.io');
}

/** Istio's Gateway by `namespace/name`. */
export function findIstioGateway(set: Inventory, name: string): ManifestObject | undefined {
  return istioGateways(set).find(object => `${object.namespace}/${object.name}` === name);
}

function servedHost(text: string, owner: string): ServedHost {
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? '*' : text.slice(0, slash);
  return { host: text.slice(slash + 1).toLowerCase(), namespace: namespace === '*' ? undefined : namespace === '.' ? owner : namespace };
}

function readServer(gateway: ManifestObject, server: PlainObject): GatewayServer[] {
  const protocol = (asString(get(server, 'port', 'protocol')) ?? '').toUpperCase();
  const mode = asString(get(server, 'tls', 'mode'));
  const port = asNumber(get(server, 'port', 'number'));
  if (!HTTP_PROTOCOLS.has(protocol) || port === undefined || mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') {
    return [];
  }
  return [{
    gateway: `${gateway.namespace}/${gateway.name}`,
    title: String(gateway),
    port,
    isTls: protocol === 'HTTPS',
    hosts: strings(server, 'hosts').map(host => servedHost(host, gateway.namespace)),
    redirectsToHttps: get(server, 'tls', 'httpsRedirect') === true,
  }];
}

/**
 * The proxies that a Gateway selects, as far as manifests tell: their labels are the selector's,
 * their namespace that of the workload with these labels, else the root namespace, where gateways usually run.
 */
export function proxyOfIstioGateway(set: Inventory, gateway: ManifestObject): Proxy {
  const labels = stringMap(gateway.spec, 'selector');
  const name = `${gateway.namespace}/${gateway.name}`;
  const workload = labels.size === 0 ? undefined : set.all.find(object => selects(labels, stringMap(get(object.spec, 'template', 'metadata', 'labels'))));
  return { namespace: workload?.namespace ?? set.rootNamespace, labels, gateway: name };
}

/** The HTTP servers at the proxies of a Gateway: its own and those of all Gateways that select the same proxies, since these are merged. */
export function serversOfIstioGateway(set: Inventory, gateway: ManifestObject): GatewayServer[] {
  const labels = stringMap(gateway.spec, 'selector');
  return istioGateways(set)
    .filter(other => other === gateway || (labels.size > 0 && selects(stringMap(other.spec, 'selector'), labels)))
    .sort(byAge)
    .flatMap(other => objects(other.spec, 'servers').flatMap(server => readServer(other, server)));
}
