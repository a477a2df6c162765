import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, PlainObject, asNumber, asObject, asString, entries, get, stringMap, strings } from './manifest';
import { perSet } from './per-set';

/** A host of a server: the namespace whose VirtualServices may bind to it (`*` for all), and the name. */
export interface ServerHost {
  readonly namespace: string;
  readonly name: string;
}

export interface Server {
  readonly raw: PlainObject;
  readonly field: string;
  readonly port?: number;
  readonly portName?: string;
  /** In capitals. */
  readonly protocol?: string;
  readonly hosts: readonly ServerHost[];
  readonly tls?: PlainObject;
  readonly tlsMode?: string;
  readonly credential?: string;
}

/** A Gateway of Istio, read once. */
export interface Gateway {
  readonly object: ManifestObject;
  /** `namespace/name`. */
  readonly id: string;
  readonly selector: ReadonlyMap<string, string>;
  readonly servers: readonly Server[];
}

export const gateways: (set: Inventory) => readonly Gateway[] = perSet(set => networking(set, 'Gateway').map(object => ({
  object,
  id: `${object.namespace}/${object.name}`,
  selector: stringMap(object.spec, 'selector'),
  servers: entries(get(object.spec, 'servers'), 'spec.servers').map(([raw, field]) => server(raw, field, object.namespace)),
})));

const byId = perSet(set => new Map(gateways(set).map(gateway => [gateway.id, gateway])));

export function gatewayById(set: Inventory, id: string): Gateway | undefined {
  return byId(set).get(id);
}

function server(raw: PlainObject, field: string, namespace: string): Server {
  const tls = asObject(get(raw, 'tls'));
  return {
    raw,
    field,
    port: asNumber(get(raw, 'port', 'number')),
    portName: asString(get(raw, 'port', 'name')),
    protocol: asString(get(raw, 'port', 'protocol'))?.toUpperCase(),
    hosts: strings(raw, 'hosts').map(host => serverHost(host, namespace)),
    tls,
    tlsMode: tls === undefined ? undefined : asString(get(tls, 'mode')) ?? 'PASSTHROUGH',
    credential: asString(get(tls, 'credentialName')) || undefined,
  };
}

function serverHost(host: string, namespace: string): ServerHost {
  const slash = host.indexOf('/');
  const prefix = slash < 0 ? '*' : host.slice(0, slash);
  return { namespace: prefix === '.' ? namespace : prefix, name: host.slice(slash + 1) };
}

/** Whether some name is one of both; either may begin with `*`. */
export function hostsMeet(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x.startsWith('*') && y.startsWith('*')) {
    return x.endsWith(y.slice(1)) || y.endsWith(x.slice(1));
  }
  return x.startsWith('*') ? y.endsWith(x.slice(1)) : y.startsWith('*') ? x.endsWith(y.slice(1)) : x === y;
}
