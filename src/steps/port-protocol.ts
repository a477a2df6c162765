import { PlainObject } from '../mesh/manifest';
import { protocolOf, takesHttp } from '../mesh/port-protocol';

/** What a proxy takes the bytes of a port for. */
export enum PortProtocol {
  HTTP = 'HTTP/1',
  HTTP2 = 'HTTP/2',
  /** Nothing is said: the proxy looks at the bytes. */
  DETECTED = 'detected',
  /** Bytes without requests, TLS among them: rules for HTTP have no effect. */
  OPAQUE = 'no HTTP',
}

/** What a proxy takes the bytes of a Service's port for. */
export function portProtocol(port: PlainObject): PortProtocol {
  const protocol = protocolOf(port);
  if (protocol === undefined) {
    return PortProtocol.DETECTED;
  }
  return protocol === 'http' ? PortProtocol.HTTP : takesHttp(protocol) ? PortProtocol.HTTP2 : PortProtocol.OPAQUE;
}
