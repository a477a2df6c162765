import { httpRouteRules } from '../mesh/http-route-rules';
import { HttpRule, RouteDestination } from '../mesh/http-rule';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { readVirtualService } from '../mesh/virtual-service';
import { Fraction } from '../traffic/fraction';


/** What happens to the routes of an object, in words; undefined for an object that has none. */
export function routeChanges(before: Inventory, old: ManifestObject, after: Inventory, fresh: ManifestObject): string[] | undefined {
  const [was, is] = [rulesOf(before, old), rulesOf(after, fresh)];
  if (was === undefined || is === undefined) {
    return undefined;
  }
  const [oldSplits, newSplits] = [splitsOf(was), splitsOf(is)];
  return [
    ...[...newSplits].filter(([name]) => !oldSplits.has(name)).map(([name, split]) => `route ${name} added: ${split}`),
    ...[...newSplits].filter(([name, split]) => oldSplits.has(name) && oldSplits.get(name) !== split).map(([name, split]) => `route ${name}: ${oldSplits.get(name)} → ${split}`),
    ...[...oldSplits.keys()].filter(name => !newSplits.has(name)).map(name => `route ${name} removed`),
  ];
}

/** Whether a field is one that the words above tell: a whole route, or where one leads. */
export function isOfRoutes(path: readonly string[]): boolean {
  const isRoutes = path[0] === 'spec' && (path[1] === 'http' || path[1] === 'rules');
  return isRoutes && (path.length <= 3 || path[3] === 'route' || path[3] === 'backendRefs');
}

/** `v1 90 %, v2 10 %`; a destination without a subset by its host. */
export function describeDestinations(destinations: readonly RouteDestination[]): string {
  const weights = destinations.length === 1 ? [1] : destinations.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = destinations.flatMap((destination, index) => weights[index] > 0 ? [`${nameOf(destination)} ${Fraction.of(weights[index], total).toPercent()}`] : []);
  return shares.join(', ') || 'nobody';
}

function rulesOf(set: Inventory, object: ManifestObject): readonly HttpRule[] | undefined {
  switch (object.kind) {
    case 'VirtualService': return readVirtualService(object, set).http.map(({ rule }) => rule);
    case 'HTTPRoute': return httpRouteRules(set, object, undefined, true);
    default: return undefined;
  }
}

/** Routes of one name together: a rule's alternatives are one thing to a reader. */
function splitsOf(rules: readonly HttpRule[]): Map<string, string> {
  const splits = new Map<string, string>();
  for (const { name, index, destinations, redirect, directResponse } of rules) {
    const split = redirect !== undefined ? 'a redirect' : directResponse !== undefined ? `status ${directResponse.status}` : describeDestinations(destinations);
    const key = name === '' ? String(index) : name;
    const known = splits.get(key);
    splits.set(key, known === undefined || known === split ? split : `${known}; ${split}`);
  }
  return splits;
}

function nameOf({ subset, host }: RouteDestination): string {
  return subset ?? host?.split('.')[0] ?? 'a refused backend';
}
