import { Inventory } from './inventory';
import { PlainObject, asArray, asNumber, asObject, asString } from './manifest';
import { perSet } from './per-set';
import { Service, services } from './service';

/** A port of a Service. */
export interface ServicePort {
  readonly service: Service;
  readonly raw: PlainObject;
  readonly index: number;
  readonly number?: number;
  readonly name: string;
  /** A number, or the name of a container's port; the port itself where nothing is said. */
  readonly target?: number | string;
}

const NONE: readonly ServicePort[] = [];

const ports = perSet(set => new Map(services(set).map(service => [service, portsOf(service)])));

/** The ports of each Service. */
export function servicePorts(set: Inventory): ReadonlyMap<Service, readonly ServicePort[]> {
  return ports(set);
}

export function portsOfService(set: Inventory, service: Service | undefined): readonly ServicePort[] {
  return (service === undefined ? undefined : ports(set).get(service)) ?? NONE;
}

/** Path of a port in its Service. */
export function portField({ index }: ServicePort): string {
  return `spec.ports[${index}]`;
}

function portsOf(service: Service): readonly ServicePort[] {
  const found: ServicePort[] = [];
  asArray(service.object.spec.ports).forEach((item, index) => {
    const raw = asObject(item);
    if (raw !== undefined) {
      const number = asNumber(raw.port);
      const target = raw.targetPort;
      found.push({ service, raw, index, number, name: asString(raw.name) ?? '', target: typeof target === 'string' || typeof target === 'number' ? target : number });
    }
  });
  return found;
}
