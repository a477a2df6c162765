import { RouteIdentity, host } from './identity';
import { Conditions, all } from '../model/conditions';
import { Exposure } from '../model/exposure';
import { Problem, shown } from '../model/problem';
import { escaped } from '../model/regex';
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
  const below = pathPrefix === undefined || pathPrefix === '/' ? undefined : pathPrefix.replace(/\/+$/, '');
  return {
    name: name ?? `${identity.service}-${gateway.slice(gateway.indexOf('/') + 1)}`,
    hosts: [...hosts],
    gateway,
    ...rewrite === undefined || below === undefined ? {} : { rewrite: rewriteOf(below, rewrite) },
    conditions: rule => isOfMesh(rule) || (rule.host !== undefined && !hosts.some(one => takes(one, rule.host!))) ? [] : narrowed(rule, below, rewrite),
  };
}

/**
 * By a regular expression, since Istio's plain rewrite replaces whatever the match took: the whole of an exact path, and `/demo/a` under `/` would become `//a`.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
 */
function rewriteOf(below: string, rewrite: string): { match: string; rewrite: string } {
  const base = rewrite.replace(/\/+$/, '');
  return base === '' ? { match: `^${escaped(below)}/?`, rewrite: '/' } : { match: `^${escaped(below)}`, rewrite: base };
}

/** Callers are known in the mesh only; a gateway would compare its own labels. */
function isOfMesh(rule: Conditions): boolean {
  return rule.callerLabels !== undefined || rule.callerNamespace !== undefined;
}

function takes(pattern: string, name: string): boolean {
  return pattern === '*' || pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)));
}

/** Both the exposure's path and the rule's: the rule's is about what the service sees. */
function narrowed(rule: Conditions, below: string | undefined, rewrite: string | undefined): Conditions[] {
  if (below === undefined) {
    return [rule];
  }
  const { path, ...rest } = rule;
  if (path === undefined) {
    return [all([rest, { path: { kind: 'prefix', value: below } }])];
  }
  if (path.kind === 'regex') {
    throw new Problem(`a rule has the path regex ${shown(path.value)} on a gateway with the path prefix ${shown(below)}: Istio compares one path condition, use Match.path`);
  }
  const seen = rewrite === undefined ? path : moved(path, below, rewrite);
  return seen === undefined || !isBelow(seen.value, below) ? [] : [{ ...rest, path: seen }];
}

/** A path as the service sees it, back to what the caller sends. */
function moved(path: TextCondition, below: string, rewrite: string): TextCondition | undefined {
  const base = rewrite.replace(/\/+$/, '');
  if (!isBelow(path.value, base === '' ? '/' : base)) {
    return undefined;
  }
  const tail = path.value.slice(base.length);
  return { ...path, value: tail === '/' ? below : `${below}${tail}` };
}

function isBelow(path: string, parent: string): boolean {
  return parent === '/' || path === parent || path.startsWith(`${parent}/`);
}
