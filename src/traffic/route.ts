import { Condition, conditionsOf, describeCondition, holds } from './condition';
import { PreparedRequest } from './prepared-request';
import { HttpMatch, HttpRule } from '../mesh/http-rule';
import { selects } from '../mesh/manifest';
import { Proxy } from '../mesh/proxy';
import { StringMatch } from '../mesh/string-match';

/** One rule with one of its alternatives: what a proxy tries in order. */
export interface Route {
  /** The rule's name, with the match's behind a dot where it has one. */
  readonly name: string;
  readonly rule: HttpRule;
  /** Undefined: the rule has no matches. */
  readonly match?: HttpMatch;
  readonly matchIndex: number;
  readonly conditions: readonly Condition[];
  /** The part of the path that a rewrite takes the place of. */
  readonly path?: StringMatch;
}

/** The rules one by one, each alternative a route of its own, in their order. */
export function routesOf(rules: readonly HttpRule[]): Route[] {
  return rules.flatMap((rule): Route[] => rule.matches.length === 0
    ? [{ name: rule.name, rule, matchIndex: 0, conditions: [] }]
    : rule.matches.map((match, matchIndex) => ({
      name: match.name === '' ? rule.name : `${rule.name}.${match.name}`,
      rule,
      match,
      matchIndex,
      conditions: conditionsOf(match),
      path: match.uri,
    })));
}

/** Whether a proxy gets this route at all: by the port it serves, its gateway, its labels and its namespace. */
export function isGiven(route: Route, proxy: Proxy, port: number | undefined): boolean {
  const { match } = route;
  if (match === undefined) {
    return true;
  }
  if (match.port !== undefined && match.port !== port) {
    return false;
  }
  // Istio looks at labels and namespace only where the match names no gateways.
  return match.gateways.length > 0 ? match.gateways.includes(proxy.gateway)
    : selects(match.sourceLabels, proxy.labels) && (match.sourceNamespace === undefined || match.sourceNamespace === proxy.namespace);
}

/** Whether a route takes every request that reaches it. */
export function isCatchAll(route: Route): boolean {
  return route.conditions.length === 0;
}

export function takes(route: Route, request: PreparedRequest): boolean {
  for (const condition of route.conditions) {
    if (!holds(condition, request)) {
      return false;
    }
  }
  return true;
}

/** Why a proxy does not have a route; undefined where it has. */
export function whyNotGiven(route: Route, proxy: Proxy, port: number | undefined): string | undefined {
  const { match } = route;
  if (match === undefined || isGiven(route, proxy, port)) {
    return undefined;
  }
  if (match.port !== undefined && match.port !== port) {
    return `holds for port ${match.port} only`;
  }
  if (match.gateways.length > 0) {
    return `holds for ${match.gateways.join(', ')} only`;
  }
  const labels = [...match.sourceLabels].map(([key, value]) => `${key}=${value}`).join(', ');
  const namespace = match.sourceNamespace === undefined ? '' : `namespace ${match.sourceNamespace}`;
  return `holds for callers ${[labels, namespace].filter(part => part !== '').join(' in ')} only`;
}

/** Why a route does not take a request: the conditions that do not hold. */
export function whyNotTaken(route: Route, request: PreparedRequest): string {
  return route.conditions.filter(condition => !holds(condition, request)).map(describeCondition).join('; ');
}

/** For people: `route "v2" of VirtualService shop/reviews`. */
export function describeRoute(route: Route): string {
  const name = route.name === '' ? `route ${route.rule.index}` : `route ${JSON.stringify(route.name)}`;
  return `${name} of ${route.rule.object}${route.rule.matches.length > 1 ? ` (match ${route.matchIndex})` : ''}`;
}
