import { HttpMatch, HttpRule } from '../mesh/http-rule';

/** Exact paths first, then prefixes, then regexes: a prefix as short as `/` comes before every regex. */
function pathRank({ uri }: HttpMatch): number {
  switch (uri?.kind) {
    case 'exact': return 3;
    case 'prefix': return 2;
    case 'element': return 2;
    case 'regex': return 1;
    default: return -1;
  }
}

function bytes(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

function pathLength({ uri }: HttpMatch): number {
  return uri === undefined || uri.kind === 'present' ? 0 : bytes(uri.value);
}

/** Below zero: the first is asked first; zero: their age or place tells. */
export function comparePrecedence(one: HttpMatch, other: HttpMatch): number {
  return pathRank(other) - pathRank(one)
    || pathLength(other) - pathLength(one)
    || Number(other.method !== undefined) - Number(one.method !== undefined)
    || other.headers.size - one.headers.size
    || other.queryParams.size - one.queryParams.size;
}

/**
 * Sorts rules of HTTPRoutes, each with one match, as Istio does: path kind, path length, method, number of headers, number of query parameters;
 * what is equal stays as it is, the older route before the younger.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function byPrecedence(rules: readonly HttpRule[]): HttpRule[] {
  return [...rules].sort((one, other) => comparePrecedence(one.matches[0], other.matches[0]));
}
