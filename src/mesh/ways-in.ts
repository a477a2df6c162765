import { Inventory } from './inventory';
import { ManifestObject, get, objects, strings } from './manifest';

/** A routing object as a way in: what callers address there, and through which gateways. */
export interface WayIn {
  readonly kind: 'mesh' | 'gateway' | 'httpRoute' | 'delegate';
  readonly object: ManifestObject;
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  /** What all its routes begin with. */
  readonly pathPrefix?: string;
}

/** Each VirtualService and HTTPRoute of a set. */
export function waysIn(set: Inventory): WayIn[] {
  return [...set.ofKind('VirtualService').map(virtualServiceWay), ...set.ofKind('HTTPRoute').map(httpRouteWay)];
}

function virtualServiceWay(object: ManifestObject): WayIn {
  const hosts = strings(object.spec, 'hosts');
  const gateways = strings(object.spec, 'gateways');
  const isMesh = gateways.length === 0 || gateways.includes('mesh');
  const prefixes = new Set(objects(object.spec, 'http').flatMap(route => objects(route, 'match')).map(match => get(match, 'uri', 'prefix')));
  const [prefix] = prefixes;
  return {
    kind: hosts.length === 0 ? 'delegate' : isMesh ? 'mesh' : 'gateway',
    object,
    hosts,
    gateways: gateways.filter(gateway => gateway !== 'mesh'),
    ...!isMesh && prefixes.size === 1 && typeof prefix === 'string' ? { pathPrefix: prefix } : {},
  };
}

function httpRouteWay(object: ManifestObject): WayIn {
  const parents = objects(object.spec, 'parentRefs');
  const services = parents.filter(parent => get(parent, 'kind') === 'Service');
  const names = (list: readonly unknown[]): string[] => list.map(parent => [get(parent, 'namespace'), get(parent, 'name')].filter(part => typeof part === 'string').join('/'));
  const isMesh = services.length > 0;
  return {
    kind: isMesh ? 'mesh' : 'httpRoute',
    object,
    hosts: isMesh ? names(services).map(name => name.split('/').reverse().join('.')) : strings(object.spec, 'hostnames'),
    gateways: isMesh ? [] : names(parents),
  };
}
