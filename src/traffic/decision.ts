import { PreparedRequest } from './prepared-request';
import { Route, isGiven, takes } from './route';
import { RuleSet } from './rule-set';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

/** Which rules hold for a request at a proxy, and which of their routes takes it. */
export interface Decision {
  readonly set: Inventory;
  readonly request: PreparedRequest;
  readonly proxy: Proxy;
  /** The port that is served. */
  readonly port: number;
  /** The host as it is called inside. */
  readonly host: string;
  /** All that speak about the host, in the order in which they count. */
  readonly candidates: readonly RuleSet[];
  /** The one whose routes hold; undefined where several hold together or none does. */
  readonly chosen?: RuleSet;
  /** The routes that hold, in the order in which they are tried. */
  readonly routes: readonly Route[];
  readonly taken?: Route;
  readonly isGatewayApi: boolean;
}

/**
 * In the mesh one object alone says what happens to a host: the first that gives this caller any route at all.
 */
export function decide(
  set: Inventory, request: PreparedRequest, proxy: Proxy, virtualHost: { readonly name: string; readonly candidates: readonly RuleSet[] }, port: number,
  routesOf: (rules: RuleSet) => readonly Route[] = rules => rules.routes,
): Decision {
  const { name: host, candidates } = virtualHost;
  for (const chosen of candidates) {
    const routes = routesOf(chosen);
    let isAnyGiven = false;
    for (const route of routes) {
      if (isGiven(route, proxy, port)) {
        isAnyGiven = true;
        if (takes(route, request)) {
          return { set, request, proxy, port, host, candidates, chosen, routes, taken: route, isGatewayApi: chosen.isGatewayApi };
        }
      }
    }
    if (isAnyGiven) {
      return { set, request, proxy, port, host, candidates, chosen, routes, taken: undefined, isGatewayApi: chosen.isGatewayApi };
    }
  }
  return { set, request, proxy, port, host, candidates, chosen: undefined, routes: [], taken: undefined, isGatewayApi: false };
}
