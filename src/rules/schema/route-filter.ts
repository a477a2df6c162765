import { RouteFault } from './route-fault';
import { PlainObject, asString, get, objects } from '../../mesh/manifest';

/** The field that holds the settings of each type of filter. */
const SETTINGS: { readonly [type: string]: string } = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  ExtensionRef: 'extensionRef',
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
};
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const REPEATABLE = new Set(['RequestMirror', 'ExtensionRef']);

/** What the Gateway API asks of the filters of one rule. */
export function* routeFilterFaults(rule: PlainObject, at: string): Iterable<RouteFault> {
  const filters = objects(rule, 'filters');
  yield* listFaults(filters, `${at}.filters`);
  for (const [index, backend] of objects(rule, 'backendRefs').entries()) {
    yield* listFaults(objects(backend, 'filters'), `${at}.backendRefs[${index}].filters`);
  }
  if (filters.some(filter => get(filter, 'type') === 'RequestRedirect') && objects(rule, 'backendRefs').length > 0) {
    yield { field: `${at}.filters`, message: 'redirect, so the rule may have no backendRefs' };
  }
  const replacesPrefix = filters.some(filter => ['urlRewrite', 'requestRedirect'].some(key => get(filter, key, 'path', 'type') === 'ReplacePrefixMatch'));
  const matches = objects(rule, 'matches');
  if (replacesPrefix && matches.length > 0 && (matches.length > 1 || (get(matches[0], 'path', 'type') ?? 'PathPrefix') !== 'PathPrefix')) {
    yield { field: `${at}.filters`, message: 'replace the prefix of the path, which takes exactly one match, by PathPrefix' };
  }
}

function* listFaults(filters: readonly PlainObject[], at: string): Iterable<RouteFault> {
  const seen = new Set<string>();
  for (const [index, filter] of filters.entries()) {
    const type = asString(get(filter, 'type'));
    if (type === undefined || !Object.hasOwn(SETTINGS, type)) {
      continue;
    }
    const wanted = SETTINGS[type];
    if (get(filter, wanted) === undefined) {
      yield { field: `${at}[${index}]`, message: `is a ${type} without ${wanted}` };
    }
    const code = get(filter, 'requestRedirect', 'statusCode');
    if (typeof code === 'number' && !REDIRECTS.includes(code)) {
      yield { field: `${at}[${index}].requestRedirect.statusCode`, message: `is ${code}; allowed are ${REDIRECTS.join(', ')}` };
    }
    const other = Object.values(SETTINGS).find(key => key !== wanted && get(filter, key) !== undefined);
    if (other !== undefined) {
      yield { field: `${at}[${index}].${other}`, message: `stands in a filter of type ${type}` };
    }
    if (seen.has(type) && !REPEATABLE.has(type)) {
      yield { field: `${at}[${index}]`, message: `is a second ${type}` };
    }
    seen.add(type);
  }
  if (seen.has('RequestRedirect') && seen.has('URLRewrite')) {
    yield { field: at, message: 'redirect and rewrite; one request can only do one of the two' };
  }
}
