import { isExported } from './export-to';
import { ManifestObject, PlainObject, asNumber, asString, get, objects, strings } from './manifest';
import { Protocol, protocolOf, protocolOfEntry } from './port-protocol';

/** A port of a host. */
export interface HostPort {
  readonly number: number;
  readonly name: string;
  /** Undefined: the proxy looks at the bytes. */
  readonly protocol?: Protocol;
  /** Number or name of the pods' port; undefined: the same number. */
  readonly targetPort?: number | string;
}

function readPort(port: PlainObject): HostPort {
  const isEntry = get(port, 'number') !== undefined;
  return {
    number: asNumber(get(port, isEntry ? 'number' : 'port')) ?? 0,
    name: asString(get(port, 'name')) ?? '',
    protocol: isEntry ? protocolOfEntry(port) : protocolOf(port),
    targetPort: asNumber(get(port, 'targetPort')) ?? asString(get(port, 'targetPort')),
  };
}

/** A host that the mesh knows: of a Service or of a ServiceEntry. */
export class Host {
  public readonly ports: readonly HostPort[];
  private readonly exportTo: readonly string[];
  private readonly numbers?: ReadonlySet<number>;

  /** @param further ServiceEntries of the Service's own namespace for the same host, whose endpoints are added to its own */
  constructor(public readonly name: string, public readonly object: ManifestObject, public readonly further: readonly Host[] = []) {
    const ports = objects(object.spec, 'ports').map(readPort);
    // Proxies do not route UDP: such a port is not there.
    this.ports = ports.some(port => port.protocol === 'udp') ? ports.filter(port => port.protocol !== 'udp') : ports;
    this.numbers = this.ports === ports ? undefined : new Set(ports.map(port => port.number));
    const annotation = object.kind === 'Service' ? object.annotations.get('networking.istio.io/exportTo') : undefined;
    this.exportTo = annotation === undefined ? strings(object.spec, 'exportTo') : annotation.split(',').map(target => target.trim());
  }

  public get namespace(): string {
    return this.object.namespace;
  }

  public port(number: number): HostPort | undefined {
    return this.ports.find(port => port.number === number);
  }

  /** Whether it has a port of this number, of whatever transport. */
  public hasNumber(number: number): boolean {
    return this.numbers?.has(number) ?? this.port(number) !== undefined;
  }

  public isVisibleFrom(namespace: string): boolean {
    return isExported(this.exportTo, this.namespace, namespace);
  }
}
