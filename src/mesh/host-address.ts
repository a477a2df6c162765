import { Host } from './host';
import { asString, get, strings } from './manifest';

/** The addresses that callers of a host connect to, as far as manifests say them: of a live Service, or of a ServiceEntry. */
export function addressesOf({ object }: Host): readonly string[] {
  if (object.kind !== 'Service') {
    return strings(object.spec, 'addresses');
  }
  const own = asString(get(object.spec, 'clusterIP'));
  return [...new Set([...own === undefined ? [] : [own], ...strings(object.spec, 'clusterIPs')])].filter(address => address !== 'None' && address !== '');
}

/** A headless Service has no address of its own: callers connect to that of a pod. */
export function isHeadless({ object }: Host): boolean {
  return object.kind === 'Service' && get(object.spec, 'clusterIP') === 'None';
}
