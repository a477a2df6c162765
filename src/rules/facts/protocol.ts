import { PlainObject, asString } from '../../mesh/manifest';

/** Protocols that Istio reads from the beginning of a port's name, or from its `appProtocol`. */
const PROTOCOLS = new Set(['http', 'http2', 'https', 'grpc', 'grpc-web', 'mongo', 'mysql', 'redis', 'tcp', 'tls', 'udp', 'hbone']);
const APP_PROTOCOLS: { readonly [name: string]: string } = { 'kubernetes.io/h2c': 'http2', 'kubernetes.io/ws': 'http', 'kubernetes.io/wss': 'https' };
const HTTP = new Set(['http', 'http2', 'grpc', 'grpc-web']);

export function isUdp(port: PlainObject): boolean {
  return port.protocol === 'UDP';
}

/** The protocol that the name of a port says; undefined where it says none. */
export function protocolOfName(name: string): string | undefined {
  const lower = name.toLowerCase();
  return lower === 'grpc-web' || lower.startsWith('grpc-web-') ? 'grpc-web' : known(lower.split('-')[0]);
}

/** The protocol that an `appProtocol` says; undefined where Istio does not know it. */
export function protocolOfApp(appProtocol: string): string | undefined {
  const lower = appProtocol.toLowerCase();
  return Object.hasOwn(APP_PROTOCOLS, lower) ? APP_PROTOCOLS[lower] : known(lower);
}

/**
 * What the proxy takes the bytes of a port for; undefined where it looks at them itself.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function protocolOf(port: PlainObject): string | undefined {
  if (isUdp(port)) {
    return 'udp';
  }
  const said = asString(port.appProtocol);
  return (said === undefined ? undefined : protocolOfApp(said)) ?? protocolOfName(asString(port.name) ?? '');
}

/** Whether rules for HTTP can hold on a port: it speaks HTTP, or its bytes are looked at. */
export function canBeHttp(port: PlainObject): boolean {
  const protocol = protocolOf(port);
  return protocol === undefined || HTTP.has(protocol);
}

function known(protocol: string): string | undefined {
  return PROTOCOLS.has(protocol) ? protocol : undefined;
}
