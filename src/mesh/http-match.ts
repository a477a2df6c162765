import { HttpMatch as ProxyMatch } from './http-rule';
import { PlainObject } from './manifest';
import { contradicts, covers, shown } from './match-relation';
import { readHttpMatch } from './read-http-match';
import { StringMatch } from './string-match';

/** One entry of `match` in an http route, as the proxies take it, with its place. */
export interface HttpMatch extends ProxyMatch {
  readonly raw: PlainObject;
  readonly field: string;
}

/** Properties that are compared by one matcher each. */
export const SINGLE = ['uri', 'scheme', 'method', 'authority'] as const;
/** Properties that are maps of matchers. */
export const MAPS = ['headers', 'withoutHeaders', 'queryParams'] as const;

/** Headers go by lower-case name: Envoy does not tell spellings apart. */
export function httpMatch(raw: PlainObject, field: string, namespace: string): HttpMatch {
  const match = readHttpMatch(raw, namespace);
  return { ...match, raw, field, headers: byLowerCase(match.headers), withoutHeaders: byLowerCase(match.withoutHeaders) };
}

function byLowerCase(matches: ReadonlyMap<string, StringMatch>): ReadonlyMap<string, StringMatch> {
  return new Map([...matches].map(([name, match]) => [name.toLowerCase(), match]));
}

/** Whether the uri takes every path. */
export function takesEveryPath({ uri }: HttpMatch): boolean {
  return uri === undefined || uri.kind === 'present' || uri.kind === 'prefix' && (uri.value === '/' || uri.value === '')
    || uri.kind === 'regex' && ['.*', '/.*', '^/.*', '^/.*$', '^.*$'].includes(uri.value);
}

/** Whether nothing in the request itself is asked for (callers, ports and gateways may be). */
export function takesEveryRequest(match: HttpMatch): boolean {
  return takesEveryPath(match) && match.scheme === undefined && match.method === undefined && match.authority === undefined
    && match.headers.size === 0 && match.withoutHeaders.size === 0 && match.queryParams.size === 0;
}

/** Whether every caller is meant, at every port and gateway. */
export function takesEveryCaller(match: HttpMatch): boolean {
  return match.port === undefined && match.sourceLabels.size === 0 && match.sourceNamespace === undefined && match.gateways.length === 0;
}

/** Whether every request that `narrow` takes is taken by `wide`. Says no where it cannot tell. */
export function matchCovers(wide: HttpMatch, narrow: HttpMatch): boolean {
  return uriCovers(wide, narrow)
    && (['scheme', 'method', 'authority'] as const).every(property => singleCovers(wide[property], narrow[property]))
    && mapCovers(wide.headers, narrow.headers)
    && mapCovers(wide.queryParams, narrow.queryParams)
    && withoutCovers(wide, narrow)
    && (wide.port === undefined || wide.port === narrow.port)
    && [...wide.sourceLabels].every(([key, value]) => narrow.sourceLabels.get(key) === value)
    && (wide.sourceNamespace === undefined || wide.sourceNamespace === narrow.sourceNamespace)
    && (wide.gateways.length === 0 || narrow.gateways.length > 0 && narrow.gateways.every(gateway => wide.gateways.includes(gateway)));
}

/** For people: the conditions in one line. */
export function shownMatch(match: HttpMatch): string {
  const parts = [
    ...SINGLE.flatMap(property => match[property] === undefined ? [] : [`${property} ${shown(match[property])}`]),
    ...MAPS.flatMap(property => [...match[property]].map(([name, value]) => `${property} ${name} ${shown(value)}`)),
    ...match.port === undefined ? [] : [`port ${match.port}`],
    ...[...match.sourceLabels].map(([key, value]) => `sourceLabels ${key}=${value}`),
    ...match.sourceNamespace === undefined ? [] : [`sourceNamespace ${match.sourceNamespace}`],
    ...match.gateways.length === 0 ? [] : [`gateways ${match.gateways.join(', ')}`],
  ];
  return parts.length === 0 ? 'every request' : parts.join(' and ');
}

function uriCovers(wide: HttpMatch, narrow: HttpMatch): boolean {
  if (takesEveryPath(wide)) {
    return true;
  }
  if (wide.uri === undefined || narrow.uri === undefined || narrow.ignoreUriCase && !wide.ignoreUriCase) {
    return false;
  }
  return covers(wide.uri, narrow.uri, wide.ignoreUriCase);
}

function singleCovers(wide: StringMatch | undefined, narrow: StringMatch | undefined): boolean {
  return wide === undefined || narrow !== undefined && covers(wide, narrow);
}

function mapCovers(wide: ReadonlyMap<string, StringMatch>, narrow: ReadonlyMap<string, StringMatch>): boolean {
  for (const [name, match] of wide) {
    const other = narrow.get(name);
    if (other === undefined || !covers(match, other)) {
      return false;
    }
  }
  return true;
}

/** "Not this value" holds where the other match also excludes it, or demands a value that is another. */
function withoutCovers(wide: HttpMatch, narrow: HttpMatch): boolean {
  for (const [name, match] of wide.withoutHeaders) {
    const excluded = narrow.withoutHeaders.get(name);
    const demanded = narrow.headers.get(name);
    if (!(excluded !== undefined && covers(excluded, match)) && !(demanded !== undefined && contradicts(demanded, match))) {
      return false;
    }
  }
  return true;
}
