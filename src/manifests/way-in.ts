import { RouteIdentity, host } from './identity';
import { Conditions } from '../model/conditions';
import { Exposure } from '../model/exposure';
import { Problem, shown } from '../model/problem';
import { escaped } from '../model/regex';
import { Split } from '../model/split';
import { TextCondition } from '../model/text-condition';

/** A way in as its VirtualService says it. */
export interface WayIn {
  /** Name of the VirtualService. */
  readonly name: string;
  readonly hosts: string[];
  /** Undefined for the mesh. */
  readonly gateway?: string;
  /** Replaces the path prefix by what the service is to see. */
  readonly rewrite?: { readonly match: string; readonly rewrite: string };
  /** A rule's conditions as they read on this way in; empty where no request on it can fulfil them. */
  conditions(rule: Conditions): Conditions[];
}

export function mesh(identity: RouteIdentity): WayIn {
  return { name: identity.service, hosts: [host(identity)], conditions: rule => [rule] };
}

export function throughGateway(identity: RouteIdentity, exposure: Exposure): WayIn {
  const { hosts, pathPrefix, rewrite, name } = exposure._options;
  const gateway = exposure._gateway;
  const moved = movedPath(pathPrefix, rewrite);
  return {
    name: name ?? `${identity.service}-${gateway.slice(gateway.indexOf('/') + 1)}`,
    hosts: [...hosts],
    gateway,
    ...moved === undefined || moved.below === moved.seen ? {} : { rewrite: rewriteOf(moved) },
    conditions: rule => isOfMesh(rule) || (rule.host !== undefined && !hosts.some(one => takes(one, rule.host!))) ? [] : narrowed(rule, moved),
  };
}

/** Refuses a match by a host that no request can name on any way in: nobody would ever be let in by it. */
export function checkMatchedHosts(ways: readonly WayIn[], service: string, split: Split): void {
  const listed = ways.filter(way => way.gateway !== undefined).flatMap(way => way.hosts);
  for (const name of split._rules.flatMap(rule => rule.matches).flatMap(match => match._conditions.host ?? [])) {
    // In the mesh callers name the Service, in full or in part.
    const namesService = name.split(/[.:]/, 1)[0] === service;
    if (!namesService && !listed.some(pattern => takes(pattern, name))) {
      throw new Problem(`a match is for the host ${shown(name)}, which no way in lists: ${
        listed.length === 0 ? 'there is none beside the mesh, where callers name the Service' : `gateways list ${listed.map(shown).join(', ')}`}; add an exposure with that host`);
    }
  }
}

/** Paths without the slash at their end: what callers send, and what the service sees instead. */
interface MovedPath {
  readonly below: string;
  readonly seen: string;
}

function movedPath(pathPrefix: string = '/', rewrite: string = pathPrefix): MovedPath | undefined {
  const [below, seen] = [pathPrefix, rewrite].map(path => path.replace(/\/+$/, ''));
  return below === '' && seen === '' ? undefined : { below, seen };
}

/**
 * By a regular expression, since Istio's plain rewrite replaces whatever the match took: the whole of an exact path, and `/demo/a` under `/` would become `//a`.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
 */
function rewriteOf({ below, seen }: MovedPath): { match: string; rewrite: string } {
  if (below === '') {
    return { match: '^/', rewrite: `${seen}/` };
  }
  return seen === '' ? { match: `^${escaped(below)}/?`, rewrite: '/' } : { match: `^${escaped(below)}`, rewrite: seen };
}

/** Callers are known in the mesh only; a gateway would compare its own labels. */
function isOfMesh(rule: Conditions): boolean {
  return rule.callerLabels !== undefined || rule.callerNamespace !== undefined;
}

function takes(pattern: string, name: string): boolean {
  return pattern === '*' || pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)));
}

/** Both the exposure's path and the rule's: the rule's is about what the service sees. */
function narrowed(rule: Conditions, moved: MovedPath | undefined): Conditions[] {
  if (moved === undefined) {
    return [rule];
  }
  const { path, ...rest } = rule;
  return sent(path, moved).map(one => one === undefined ? rest : { ...rest, path: one });
}

/** What callers send where the service is to see a path; undefined for all that comes this way. */
function sent(path: TextCondition | undefined, { below, seen }: MovedPath): (TextCondition | undefined)[] {
  const all: TextCondition | undefined = below === '' ? undefined : { kind: 'prefix', value: below };
  if (path === undefined) {
    return [all];
  }
  if (path.kind === 'regex') {
    throw new Problem(`a rule has the path regex ${shown(path.value)} on a gateway with the path prefix ${shown(below)}: Istio compares one path condition, use Match.path`);
  }
  if (path.kind === 'prefix' && isBelow(seen, path.value)) {
    return [all];
  }
  if (!isBelow(path.value, seen)) {
    return [];
  }
  const value = `${below}${path.value.slice(seen.length)}`;
  // Without what follows, `/demo` and `/demo/` both become the service's root.
  const values = seen === '' && path.value === '/' ? [below, value] : [value];
  return values.filter(one => one !== '').map(one => ({ ...path, value: one }));
}

function isBelow(path: string, parent: string): boolean {
  return parent === '/' || path === parent || path.startsWith(`${parent}/`);
}
