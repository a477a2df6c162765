import { PlainObject, asString, get } from '../mesh/manifest';

/** What a proxy takes the bytes of a port for. */
export enum PortProtocol {
  HTTP = 'HTTP/1',
  HTTP2 = 'HTTP/2',
  /** Nothing is said: the proxy looks at the bytes. */
  DETECTED = 'detected',
  /** Bytes without requests, TLS among them: rules for HTTP have no effect. */
  OPAQUE = 'no HTTP',
}

const PROTOCOLS: ReadonlyMap<string, PortProtocol> = new Map([
  ['http', PortProtocol.HTTP],
  ['kubernetes.io/ws', PortProtocol.HTTP],
  ['http2', PortProtocol.HTTP2],
  ['grpc', PortProtocol.HTTP2],
  ['grpc-web', PortProtocol.HTTP2],
  ['kubernetes.io/h2c', PortProtocol.HTTP2],
  ...['https', 'hbone', 'mongo', 'mysql', 'redis', 'tcp', 'tls', 'udp', 'kubernetes.io/wss'].map(name => [name, PortProtocol.OPAQUE] as const),
]);

/**
 * The protocol of a Service's port: `appProtocol`, else what its name starts with.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function portProtocol(port: PlainObject): PortProtocol {
  if (get(port, 'protocol') === 'UDP') {
    return PortProtocol.OPAQUE;
  }
  const said = asString(get(port, 'appProtocol'))?.toLowerCase();
  const name = (asString(get(port, 'name')) ?? '').toLowerCase();
  return PROTOCOLS.get(said ?? '') ?? (name.startsWith('grpc-web') ? PortProtocol.HTTP2 : PROTOCOLS.get(name.split('-')[0])) ?? PortProtocol.DETECTED;
}
