import { addTo } from './groups';
import { headerOperations, HeaderOperation } from './header-operations';
import { HttpMatch } from './http-match';
import { Inventory } from './inventory';
import { ManifestObject } from './manifest';
import { perSet } from './per-set';
import { StringPlace, stringPlaces } from './string-places';
import { Destination, HttpRoute, L4Route, VirtualService, virtualServices } from './virtual-service';

/** Something in a route, with the VirtualService it stands in. */
export interface InRoute {
  readonly service: VirtualService;
  readonly object: ManifestObject;
  readonly route: HttpRoute;
}

/*
 * Most routes have no faults, mirrors, rewrites ...: rules ask for those that have, so that a rule costs only what it finds.
 */

/** The http routes that have a field. */
export function routesWith(set: Inventory, key: string): readonly InRoute[] {
  return byKey(set).get(key) ?? [];
}

const byKey = perSet(set => {
  const keys = new Map<string, InRoute[]>();
  for (const service of virtualServices(set)) {
    for (const route of service.http) {
      const item = { service, object: service.object, route };
      for (const key of Object.keys(route.raw)) {
        addTo(keys, key, item);
      }
    }
  }
  return keys;
});

/** All matches of http routes. */
export const httpMatches: (set: Inventory) => readonly (InRoute & { readonly match: HttpMatch })[] = perSet(set => routesWith(set, 'match')
  .flatMap(item => item.route.matches.map(match => ({ ...item, match }))));

/** All matchers of http routes. */
export const allStringPlaces: (set: Inventory) => readonly (InRoute & StringPlace)[] = perSet(set => routesWith(set, 'match')
  .flatMap(item => stringPlaces(item.route).map(place => ({ ...item, ...place }))));

/** All destinations and mirrors. */
export const destinationsIn: (set: Inventory) => readonly { readonly service: VirtualService; readonly object: ManifestObject; readonly destination: Destination }[] = perSet(set =>
  virtualServices(set).flatMap(service => service.destinations.map(destination => ({ service, object: service.object, destination }))));

/** Routes, http, tcp and tls alike, with more than one destination. */
export const splits: (set: Inventory) => readonly { readonly object: ManifestObject; readonly route: HttpRoute | L4Route }[] = perSet(set =>
  virtualServices(set).flatMap(({ object, routes }) => routes.filter(({ destinations }) => destinations.length > 1).map(route => ({ object, route }))));

/** Header operations, apart for each route and each destination that has some. */
export const headerGroups: (set: Inventory) => readonly (InRoute & { readonly operations: readonly HeaderOperation[] })[] = perSet(set => {
  const groups: (InRoute & { operations: HeaderOperation[] })[] = [];
  for (const service of virtualServices(set)) {
    for (const route of service.http) {
      for (const operations of headerOperations(route)) {
        groups.push({ service, object: service.object, route, operations });
      }
    }
  }
  return groups;
});
