import { Problem, shown } from './problem';

/** A port of a service. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly appProtocol?: string;
}

const PORT_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** First parts of port names, or values of appProtocol, that say another protocol than HTTP. */
const NO_HTTP = /^(tcp|tls|https|udp|mongo|mysql|redis|hbone|kubernetes\.io\/wss)(-|$)/i;
/** Ports whose server speaks first: Istio does not look at their bytes. */
const SERVER_FIRST = [25, 53, 3306, 27017];
const HTTP = /^(http2?|grpc|grpc-web|kubernetes\.io\/(h2c|ws|grpc))(-|$)/i;

export function checkPortNumber(port: unknown, what: string): void {
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(`${what} is ${shown(port)}, allowed is a whole number from 1 to 65535`);
  }
}

/** Refuses a service without ports and ports that Kubernetes would not take. */
export function checkPorts(ports: readonly Port[]): void {
  if (ports.length === 0) {
    throw new Problem('there are no ports, a service needs at least one: say `port` or `ports`');
  }
  const names = new Set<string>();
  const numbers = new Set<number>();
  for (const { name, port, targetPort } of ports) {
    checkPortNumber(port, 'port');
    checkPortNumber(targetPort, 'targetPort');
    if (name.length > 15 || !PORT_NAME.test(name)) {
      throw new Problem(`port name is ${shown(name)}, allowed are up to 15 lower-case letters, digits and "-", such as "http" or "grpc-api"`);
    }
    if (names.has(name)) {
      throw new Problem(`two ports have the name ${shown(name)}, each needs its own`);
    }
    if (numbers.has(port)) {
      throw new Problem(`two ports have the number ${port}, each needs its own`);
    }
    names.add(name);
    numbers.add(port);
  }
}

/**
 * Whether Istio routes a port's requests one by one; of others it sees connections only. Where neither the name nor the appProtocol says a
 * protocol, Istio looks at the bytes and finds HTTP out.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function isHttp({ name, port, appProtocol }: Port): boolean {
  const said = appProtocol ?? name;
  return HTTP.test(said) || !(NO_HTTP.test(said) || SERVER_FIRST.includes(port));
}

/** Refuses a service that no request could be routed to. */
export function checkRoutable(ports: readonly Port[]): void {
  if (!ports.some(isHttp)) {
    throw new Problem(`no port is HTTP or gRPC: ${ports.map(port => `${port.port} (${port.appProtocol ?? port.name})`).join(', ')}; connections of other protocols reach all versions, so there is nothing to route`);
  }
}
