import { ManifestObject, asNumber, asString, get, objects } from './manifest';
import { perObject } from './per-object';

/** Numbers of a Service's ports that the mesh routes (UDP is none of them). */
export const servicePorts: (service: ManifestObject) => readonly number[] = perObject(service =>
  objects(service.spec, 'ports')
    .filter(port => (asString(get(port, 'protocol')) ?? 'TCP') === 'TCP')
    .flatMap(port => asNumber(get(port, 'port')) ?? []));

/** Whether the Service stands for a name outside, or its ports are not its own. */
export function hasOwnPorts(service: ManifestObject): boolean {
  return asString(get(service.spec, 'type')) !== 'ExternalName' && objects(service.spec, 'ports').length > 0;
}
