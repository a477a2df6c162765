import { Route, isGiven } from './route';
import { RuleSet } from './rule-set';
import { Host } from '../mesh/host';
import { addressesOf } from '../mesh/host-address';
import { Proxy } from '../mesh/proxy';
import { bestBySni } from '../mesh/sni';
import { subnetMatch } from '../mesh/subnet';

/** A route of a connection with the object that says it. */
export interface ConnectionRoute {
  readonly rules: RuleSet;
  readonly route: Route;
}

/** What the routes about a host say about a connection. */
export interface ConnectionChoice {
  readonly taken?: ConnectionRoute;
  /** All that this caller's proxy has, in their order. */
  readonly routes: readonly ConnectionRoute[];
  /** Why it cannot be known from manifests which one takes it. */
  readonly unknown?: string;
}

function given(candidates: readonly RuleSet[], routesOf: (rules: RuleSet) => readonly Route[], proxy: Proxy, port: number): ConnectionRoute[] {
  return candidates.flatMap(rules => routesOf(rules).filter(route => isGiven(route, proxy, port)).map(route => ({ rules, route })));
}

/** The `tls` routes on a port that is called `https` or `tls`: whichever asks for the connection's name most closely, whatever its place. */
export function chooseTlsRoute(candidates: readonly RuleSet[], proxy: Proxy, port: number, sni: string | undefined): ConnectionChoice {
  const routes = given(candidates, rules => rules.tlsRoutes.filter(({ match }) => match?.sniHosts !== undefined), proxy, port);
  return { taken: bestBySni(routes, ({ route }) => route.match?.sniHosts ?? [], sni), routes };
}

/** How closely a route's subnets fit one of a host's addresses; undefined where they do not. */
function subnetFit({ route }: ConnectionRoute, addresses: readonly string[]): number | undefined {
  const subnets = route.match?.destinationSubnets ?? [];
  const fits = subnets.flatMap(subnet => addresses.flatMap(address => subnetMatch(address, subnet) ?? []));
  return fits.length === 0 ? undefined : Math.max(...fits);
}

/** The `tcp` routes: the first without subnets ends the list; of those before it that ask for subnets the closest counts. */
export function chooseTcpRoute(candidates: readonly RuleSet[], proxy: Proxy, port: number, host: Host): ConnectionChoice {
  const routes = given(candidates, rules => rules.tcpRoutes, proxy, port);
  const end = routes.findIndex(({ route }) => (route.match?.destinationSubnets ?? []).length === 0);
  const bySubnet = end < 0 ? routes : routes.slice(0, end);
  const addresses = addressesOf(host);
  if (bySubnet.length > 0 && addresses.length === 0) {
    return { routes, unknown: `${bySubnet[0].rules.object} routes by the address of ${host.name}, which the manifests do not say` };
  }
  const fitting = bySubnet.flatMap(candidate => {
    const fit = subnetFit(candidate, addresses);
    return fit === undefined ? [] : [{ candidate, fit }];
  });
  const [closest] = fitting.sort((one, other) => other.fit - one.fit);
  return { routes, taken: closest?.candidate ?? (end < 0 ? undefined : routes[end]) };
}
