import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService' with { 'resolution-mode': 'import' };
import { HttpMatch, HttpRoute, httpMatches } from './http-match';
import { routeSettings } from './http-route';
import { RouteIdentity, host, metadata } from './identity';
import { WayIn, mesh } from './way-in';
import { Conditions } from '../model/conditions';
import { RoutePolicy } from '../model/policy';
import { Port, isHttp } from '../model/port';
import { Split, SplitRule } from '../model/split';
import { setCookie } from '../model/sticky-cookie';
import { Version } from '../model/version';

/** What the routes of a service are made of; the same for every way in. */
export interface Routing {
  readonly identity: RouteIdentity;
  readonly versions: readonly Version[];
  /** Empty for a service of one port that others own. */
  readonly ports: readonly Port[];
  readonly policy: RoutePolicy;
  readonly split: Split;
}

type Share = Pick<SplitRule, 'weights' | 'sticky'>;

/** The VirtualService of one way in. */
export function virtualService(routing: Routing, way: WayIn = mesh(routing.identity)): IVirtualService {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: metadata(routing.identity, way.name),
    spec: {
      hosts: way.hosts,
      ...way.gateway === undefined ? {} : { gateways: [way.gateway] },
      http: routedPorts(routing.ports).flatMap((port, index, all) => routesOfPort(routing, way, port, { first: index === 0, single: all.length === 1 })),
    },
  };
}

/** A port that the routes say nothing of is the only one. */
function routedPorts(ports: readonly Port[]): readonly (Port | undefined)[] {
  return ports.length === 0 ? [undefined] : ports.filter(isHttp);
}

function routesOfPort(routing: Routing, way: WayIn, port: Port | undefined, place: { first: boolean; single: boolean }): HttpRoute[] {
  const { split } = routing;
  const suffix = place.first || port === undefined ? '' : `-${port.name}`;
  // A gateway has one port of its own: it leads to the service's first.
  if (way.gateway !== undefined && !place.first) {
    return [];
  }
  const portMatch = place.single || port === undefined || way.gateway !== undefined ? {} : { port: port.port };
  const rules = split._rules.flatMap(rule => {
    const match = rule.matches.flatMap(one => way.conditions(one._conditions));
    return match.length === 0 ? [] : routes(routing, way, port, `${rule.name}${suffix}`, match, portMatch, rule);
  });
  return [...rules, ...routes(routing, way, port, `default${suffix}`, way.conditions({}), portMatch, { weights: split._weights })];
}

function routes(routing: Routing, way: WayIn, port: Port | undefined, name: string, conditions: Conditions[], portMatch: HttpMatch, share: Share): HttpRoute[] {
  const match = conditions.flatMap(httpMatches).map(one => ({ ...one, ...portMatch })).filter(one => Object.keys(one).length > 0);
  return [{
    name,
    ...match.length === 0 ? {} : { match },
    ...way.rewrite === undefined ? {} : { rewrite: { uriRegexRewrite: way.rewrite } },
    route: destinations(routing, port, share),
    ...routeSettings(routing.policy),
  }];
}

/**
 * A version with no share is no destination, and a single destination has no weight; a split without versions is for the Service as a whole.
 * The port is said, so that a second one may come.
 */
function destinations({ identity, versions }: Routing, port: Port | undefined, { weights, sticky }: Share): NonNullable<HttpRoute['route']> {
  const ordered = versions.filter(version => weights.has(version.name));
  if (weights.size === 0) {
    return [{ destination: { host: host(identity), ...port === undefined ? {} : { port: { number: port.port } } } }];
  }
  return ordered.map(version => ({
    destination: { host: host(identity), subset: version.id, ...port === undefined ? {} : { port: { number: port.port } } },
    ...ordered.length === 1 ? {} : { weight: weights.get(version.name)! },
    // Added: set would take the place of the cookies that the service sets itself.
    ...sticky === undefined ? {} : { headers: { response: { add: { 'Set-Cookie': setCookie(sticky, version.name) } } } },
  }));
}
