import { ManifestObject, asNumber, asString, get, objects } from '../../traffic/manifest';

const known = new WeakMap<ManifestObject, readonly number[]>();

/** Numbers of a Service's ports that the mesh routes (UDP is none of them). */
export function servicePorts(service: ManifestObject): readonly number[] {
  let ports = known.get(service);
  if (ports === undefined) {
    ports = readPorts(service);
    known.set(service, ports);
  }
  return ports;
}

function readPorts(service: ManifestObject): number[] {
  return objects(service.spec, 'ports')
    .filter(port => (asString(get(port, 'protocol')) ?? 'TCP') === 'TCP')
    .flatMap(port => asNumber(get(port, 'port')) ?? []);
}

/** Whether the Service stands for a name outside, or its ports are not its own. */
export function hasOwnPorts(service: ManifestObject): boolean {
  return asString(get(service.spec, 'type')) !== 'ExternalName' && objects(service.spec, 'ports').length > 0;
}
