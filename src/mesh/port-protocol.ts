import { PlainObject, asNumber, asString } from './manifest';

/** What Istio takes the bytes of a port for. */
export type Protocol = 'http' | 'http2' | 'grpc' | 'grpc-web' | 'https' | 'tls' | 'tcp' | 'mongo' | 'mysql' | 'redis' | 'udp' | 'hbone';

const PROTOCOLS: ReadonlySet<string> = new Set<Protocol>(['http', 'http2', 'grpc', 'grpc-web', 'https', 'tls', 'tcp', 'mongo', 'mysql', 'redis', 'udp', 'hbone']);

/** Names that Kubernetes gives an `appProtocol`. */
const KUBERNETES: ReadonlyMap<string, Protocol> = new Map([['kubernetes.io/h2c', 'http2'], ['kubernetes.io/ws', 'http'], ['kubernetes.io/wss', 'https']]);

/** Ports whose server speaks first (SMTP, DNS, MySQL, MongoDB), so that looking at the bytes would hang: TCP where nothing else is said. */
const SERVER_FIRST: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

function parse(text: string): Protocol | undefined {
  return PROTOCOLS.has(text) ? text as Protocol : undefined;
}

function prefixOf(text: string): Protocol | undefined {
  const lower = text.toLowerCase();
  return lower.startsWith('grpc-web') ? 'grpc-web' : parse(lower.split('-')[0]);
}

/** The protocol that the name of a port begins with; undefined where it is none. */
export function protocolOfName(name: string): Protocol | undefined {
  return prefixOf(name);
}

/** The protocol that an `appProtocol` says; undefined where Istio does not know it. */
export function protocolOfApp(appProtocol: string): Protocol | undefined {
  return KUBERNETES.get(appProtocol.toLowerCase()) ?? prefixOf(appProtocol);
}

export function isUdp(port: PlainObject): boolean {
  return port.protocol === 'UDP';
}

/**
 * The protocol of a Service's port: `appProtocol` where it is set, even to something unknown, else the beginning of the name; undefined: the proxy looks at the bytes.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function protocolOf(port: PlainObject): Protocol | undefined {
  if (isUdp(port)) {
    return 'udp';
  }
  const app = asString(port.appProtocol);
  const declared = app === undefined ? protocolOfName(asString(port.name) ?? '') : protocolOfApp(app);
  return declared ?? (SERVER_FIRST.has(asNumber(port.port) ?? 0) ? 'tcp' : undefined);
}

/** The protocol of a ServiceEntry's port, which says it alone; undefined: the proxy looks at the bytes. */
export function protocolOfEntry(port: PlainObject): Protocol | undefined {
  return parse((asString(port.protocol) ?? '').toLowerCase());
}

const HTTP: ReadonlySet<Protocol | undefined> = new Set<Protocol>(['http', 'http2', 'grpc', 'grpc-web']);

/** Whether rules for HTTP can hold: the port speaks it, or its bytes are looked at. */
export function takesHttp(protocol: Protocol | undefined): boolean {
  return protocol === undefined || HTTP.has(protocol);
}

/** Whether `tls` routes hold, by the name that a connection asks for. */
export function takesTls(protocol: Protocol | undefined): boolean {
  return protocol === 'https' || protocol === 'tls';
}
