import { resolveBackend } from './backend-ref';
import { HeaderEdits, HeaderOperations, Mirror, Redirect, Rewrite } from './http-rule';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asNumber, asString, get, objects, strings } from './manifest';

/** What the filters of a rule, or of one of its backends, do. */
export interface Filters {
  readonly headers?: HeaderEdits;
  readonly redirect?: Redirect;
  readonly rewrite?: Rewrite;
  readonly mirrors: readonly Mirror[];
}

/** Names in lower case; of several with one name the first counts. */
function headerMap(list: readonly PlainObject[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const header of list) {
    const name = (asString(get(header, 'name')) ?? '').toLowerCase();
    if (!result.has(name)) {
      result.set(name, asString(get(header, 'value')) ?? '');
    }
  }
  return result;
}

function readOperations(modifier: unknown): HeaderOperations {
  return { set: headerMap(objects(modifier, 'set')), add: headerMap(objects(modifier, 'add')), remove: strings(modifier, 'remove') };
}

function readRedirect(filter: unknown): Redirect {
  const scheme = asString(get(filter, 'scheme'));
  const path = get(filter, 'path');
  return {
    scheme,
    authority: asString(get(filter, 'hostname')),
    // Without a scheme the port of the request stays, unlike in a VirtualService.
    port: asNumber(get(filter, 'port')) ?? (scheme === undefined ? 'fromRequest' : 'fromProtocol'),
    uri: get(path, 'type') === 'ReplaceFullPath' ? asString(get(path, 'replaceFullPath')) : undefined,
    prefix: get(path, 'type') === 'ReplacePrefixMatch' ? asString(get(path, 'replacePrefixMatch')) ?? '' : undefined,
    code: asNumber(get(filter, 'statusCode')) ?? 302,
  };
}

function readRewrite(filter: unknown): Rewrite {
  const path = get(filter, 'path');
  const prefix = (asString(get(path, 'replacePrefixMatch')) ?? '').replace(/\/$/, '');
  return {
    authority: asString(get(filter, 'hostname')),
    uri: get(path, 'type') === 'ReplacePrefixMatch' ? prefix || '/' : undefined,
    uriRegex: get(path, 'type') === 'ReplaceFullPath' ? { match: '/.*', rewrite: asString(get(path, 'replaceFullPath')) ?? '' } : undefined,
  };
}

function percentOf(filter: unknown): number | undefined {
  const numerator = asNumber(get(filter, 'fraction', 'numerator'));
  return numerator === undefined ? asNumber(get(filter, 'percent')) : 100 * numerator / (asNumber(get(filter, 'fraction', 'denominator')) || 100);
}

/** A mirror to something that is not there vanishes. */
function readMirror(set: Inventory, route: ManifestObject, filter: unknown, atGateway: boolean): Mirror[] {
  const { host, port, exists } = resolveBackend(set, route, get(filter, 'backendRef'), atGateway);
  return host === null || !exists ? [] : [{ host, subset: null, port, percent: percentOf(filter) }];
}

/** Reads filters in their order; of one kind the last counts, but mirrors add up. */
export function readFilters(set: Inventory, route: ManifestObject, filters: readonly PlainObject[], atGateway: boolean): Filters {
  let result: Filters = { mirrors: [] };
  for (const filter of filters) {
    switch (get(filter, 'type')) {
      case 'RequestHeaderModifier':
        result = { ...result, headers: { ...result.headers, request: readOperations(get(filter, 'requestHeaderModifier')) } };
        break;
      case 'ResponseHeaderModifier':
        result = { ...result, headers: { ...result.headers, response: readOperations(get(filter, 'responseHeaderModifier')) } };
        break;
      case 'RequestRedirect':
        result = { ...result, redirect: readRedirect(get(filter, 'requestRedirect')) };
        break;
      case 'URLRewrite':
        result = { ...result, rewrite: readRewrite(get(filter, 'urlRewrite')) };
        break;
      case 'RequestMirror':
        result = { ...result, mirrors: [...result.mirrors, ...readMirror(set, route, get(filter, 'requestMirror'), atGateway)] };
        break;
    }
  }
  return result;
}
