import { isExported } from './export-to';
import { ManifestObject, asNumber, asString, get, objects, strings } from './manifest';

/** What a proxy takes a port for; where nothing is said it looks at the bytes, and HTTP is then found out. */
export type PortProtocol = 'http' | 'tcp';

export interface HostPort {
  readonly number: number;
  readonly name: string;
  readonly protocol: PortProtocol;
  /** Number or name of the pods' port; undefined: the same number. */
  readonly targetPort?: number | string;
}

const HTTP = new Set(['http', 'http2', 'grpc', 'grpc-web', 'kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/grpc']);
const OTHER = new Set(['https', 'tls', 'tcp', 'udp', 'mongo', 'mysql', 'redis', 'hbone', 'kubernetes.io/wss']);
/** Ports whose server speaks first, so that looking at the bytes would hang. */
const SERVER_FIRST = new Set([25, 53, 3306, 27017]);

/**
 * The protocol by `appProtocol`, else by the first part of the port's name.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
function protocolOf(said: string, number: number, transport: string): PortProtocol {
  const name = said.toLowerCase();
  if (transport === 'UDP') {
    return 'tcp';
  }
  if (HTTP.has(name) || name.startsWith('grpc-web')) {
    return 'http';
  }
  const first = name.split('-')[0];
  return HTTP.has(first) ? 'http' : OTHER.has(name) || OTHER.has(first) || SERVER_FIRST.has(number) ? 'tcp' : 'http';
}

function readPort(port: unknown): HostPort {
  const number = asNumber(get(port, 'port')) ?? asNumber(get(port, 'number')) ?? 0;
  const name = asString(get(port, 'name')) ?? '';
  const transport = asString(get(port, 'protocol')) ?? 'TCP';
  // A ServiceEntry says HTTP and the like where a Service says TCP or UDP.
  const said = asString(get(port, 'appProtocol')) ?? (transport === 'TCP' || transport === 'UDP' ? name : transport);
  return {
    number,
    name,
    protocol: get(port, 'number') !== undefined && transport === 'TCP' ? 'tcp' : protocolOf(said, number, transport),
    targetPort: asNumber(get(port, 'targetPort')) ?? asString(get(port, 'targetPort')),
  };
}

/** A host that the mesh knows: of a Service or of a ServiceEntry. */
export class Host {
  public readonly ports: readonly HostPort[];
  private readonly exportTo: readonly string[];

  constructor(public readonly name: string, public readonly object: ManifestObject) {
    this.ports = objects(object.spec, 'ports').map(readPort);
    const annotation = object.kind === 'Service' ? object.annotations.get('networking.istio.io/exportTo') : undefined;
    this.exportTo = annotation === undefined ? strings(object.spec, 'exportTo') : annotation.split(',').map(target => target.trim());
  }

  public get namespace(): string {
    return this.object.namespace;
  }

  public port(number: number): HostPort | undefined {
    return this.ports.find(port => port.number === number);
  }

  public isVisibleFrom(namespace: string): boolean {
    return isExported(this.exportTo, this.namespace, namespace);
  }
}
