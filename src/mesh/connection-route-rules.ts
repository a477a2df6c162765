import { readBackends } from './http-route-rules';
import { HttpRule } from './http-rule';
import { Inventory } from './inventory';
import { ManifestObject, asString, get, objects } from './manifest';

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * The rules of a TCPRoute or TLSRoute.
 * @param port of the parent, where it names one
 * @param names that a TLSRoute is for; undefined: it is a TCPRoute
 */
export function connectionRouteRules(set: Inventory, route: ManifestObject, port: number | undefined, names: readonly string[] | undefined, atGateway: boolean): HttpRule[] {
  return objects(route.spec, 'rules').map((rule, index) => ({
    name: asString(get(rule, 'name')) ?? '',
    object: route,
    index,
    matches: [{ name: '', ignoreUriCase: false, headers: NOTHING, withoutHeaders: NOTHING, queryParams: NOTHING, port, sourceLabels: NOTHING, gateways: [], sniHosts: names }],
    destinations: readBackends(set, route, rule, atGateway),
  }));
}
