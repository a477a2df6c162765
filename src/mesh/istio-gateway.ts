import { GatewayServer, ServedHost, ServerMode } from './gateway-server';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asString, get, objects, selects, stringMap, strings } from './manifest';
import { Proxy } from './proxy';

const PLAIN_HTTP = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB']);

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

/** What a server does, by its protocol and TLS mode; undefined: Istio makes no listener of it. */
function modeOf(protocol: string, tlsMode: string | undefined): ServerMode | undefined {
  if (PLAIN_HTTP.has(protocol)) {
    return 'http';
  }
  if (protocol === 'HTTPS' || protocol === 'TLS') {
    switch (tlsMode ?? 'PASSTHROUGH') {
      case 'PASSTHROUGH': return 'passthrough';
      case 'AUTO_PASSTHROUGH': return 'auto-passthrough';
      default: return protocol === 'HTTPS' ? 'https' : 'tls-termination';
    }
  }
  return protocol === 'TCP' || protocol === 'MONGO' || protocol === 'MYSQL' || protocol === 'REDIS' ? (tlsMode === undefined ? 'tcp' : 'tls-termination') : undefined;
}

function readServer(gateway: ManifestObject, server: PlainObject): GatewayServer[] {
  const protocol = (asString(get(server, 'port', 'protocol')) ?? '').toUpperCase();
  const mode = modeOf(protocol, get(server, 'tls') === undefined || protocol === 'HTTP' ? undefined : asString(get(server, 'tls', 'mode')) ?? 'PASSTHROUGH');
  const port = asNumber(get(server, 'port', 'number'));
  return mode === undefined || port === undefined ? [] : [{
    gateway: `${gateway.namespace}/${gateway.name}`,
    title: String(gateway),
    port,
    mode,
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

/** The servers of one Gateway. */
export function serversOfIstioGateway(gateway: ManifestObject): GatewayServer[] {
  return objects(gateway.spec, 'servers').flatMap(server => readServer(gateway, server));
}

/** All Gateways whose proxies these labels stand for: those that select them. */
export function istioGatewaysAt(set: Inventory, labels: ReadonlyMap<string, string>): ManifestObject[] {
  return labels.size === 0 ? [] : istioGateways(set).filter(({ spec }) => selects(stringMap(spec, 'selector'), labels));
}
