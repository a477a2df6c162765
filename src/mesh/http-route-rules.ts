import { resolveBackend } from './backend-ref';
import { parseDuration } from './duration';
import { Filters, readFilters } from './http-route-filters';
import { readRouteMatch } from './http-route-match';
import { HttpRule, Retries, RouteDestination } from './http-rule';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asObject, asString, get, objects } from './manifest';
import { readWeight } from './read-http-rule';

export function readBackends(set: Inventory, route: ManifestObject, rule: PlainObject, atGateway: boolean): RouteDestination[] {
  return objects(rule, 'backendRefs').map(reference => {
    const { host, port } = resolveBackend(set, route, reference, atGateway);
    const { headers } = readFilters(set, route, objects(reference, 'filters'), atGateway);
    // A weight that is left out is 1, unlike in a VirtualService.
    return { host, subset: null, port, weight: readWeight(get(reference, 'weight')) ?? 1, headers };
  }).filter(destination => destination.weight > 0);
}

function readRetries(rule: PlainObject): Retries | undefined {
  const retry = asObject(get(rule, 'retry'));
  if (retry === undefined) {
    return undefined;
  }
  const codes = get(retry, 'codes');
  const retryOn = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', ...(Array.isArray(codes) ? codes.map(String) : [])];
  return { attempts: asNumber(get(retry, 'attempts')) ?? 2, retryOn: retryOn.join(',') };
}

/** The timeout of the backend takes the place of the request's, unless there are retries that it can be the timeout of. */
function readTimeouts(rule: PlainObject): { readonly timeout?: bigint; readonly retries?: Retries } {
  const request = parseDuration(get(rule, 'timeouts', 'request')) || undefined;
  const backend = parseDuration(get(rule, 'timeouts', 'backendRequest')) || undefined;
  const retries = readRetries(rule);
  return retries === undefined ? { timeout: backend ?? request } : { timeout: request, retries: { ...retries, perTryTimeout: backend } };
}

function actionOf(filters: Filters, destinations: readonly RouteDestination[]): Pick<HttpRule, 'destinations' | 'redirect' | 'directResponse'> {
  if (filters.redirect !== undefined) {
    return { destinations: [], redirect: filters.redirect };
  }
  return destinations.length === 0 ? { destinations, directResponse: { status: 500 } } : { destinations };
}

/** The API server fills in the match of everything where there is no list, but leaves an empty list empty. */
function matchesOf(rule: PlainObject): readonly (PlainObject | undefined)[] {
  const matches = objects(rule, 'matches');
  return matches.length > 0 ? matches : Array.isArray(get(rule, 'matches')) ? [undefined] : [{}];
}

/**
 * The rules of one HTTPRoute or GRPCRoute as a proxy gets them, each match a rule of its own, in the order of the file.
 * @param port of the parent, where it names one
 * @param atGateway references to other namespaces need a grant
 */
export function httpRouteRules(set: Inventory, route: ManifestObject, port: number | undefined, atGateway: boolean): HttpRule[] {
  return objects(route.spec, 'rules').flatMap((rule, index) => {
    const filters = readFilters(set, route, objects(rule, 'filters'), atGateway);
    const matches = matchesOf(rule);
    const base = {
      name: asString(get(rule, 'name')) ?? `${route.namespace}.${route.name}.${index}`,
      object: route,
      index,
      ...actionOf(filters, readBackends(set, route, rule, atGateway)),
      ...readTimeouts(rule),
      rewrite: filters.rewrite,
      headers: filters.headers,
      mirrors: filters.mirrors,
    };
    return matches.map((match): HttpRule => ({ ...base, matches: [readRouteMatch(route.kind, match, port)] }));
  });
}
