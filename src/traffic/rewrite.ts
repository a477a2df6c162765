import { PreparedRequest } from './prepared-request';
import { Route } from './route';
import { HeaderEdits, HeaderOperations } from '../mesh/http-rule';
import { replaceMatches } from '../mesh/regex';

/** How much of a path the route's match has matched; a rewrite takes the place of that much. */
function matchedLength(route: Route, path: string): number {
  switch (route.path?.kind) {
    case 'prefix': return route.path.value.length;
    case 'element': return route.path.value.length;
    case 'exact': return path.length;
    case 'regex': return path.length;
    default: return 1;
  }
}

/** The path without the query as the version sees it. */
export function rewrittenPath(route: Route, path: string, isGatewayApi: boolean): string {
  const { uri, uriRegex } = route.rule.rewrite ?? {};
  if (uriRegex !== undefined) {
    return replaceMatches(uriRegex.match, path, uriRegex.rewrite);
  }
  if (uri === undefined) {
    return path;
  }
  if (isGatewayApi && uri === '/') {
    // A prefix that is taken away leaves one slash; of the prefix "/" nothing is taken.
    const prefix = route.path?.kind === 'element' ? route.path.value : '';
    return `/${path.slice(prefix.length).replace(/^\//, '')}`;
  }
  return uri + path.slice(matchedLength(route, path));
}

/** The Host header that operations set. */
export function authorityIn(operations: HeaderOperations | undefined): string | undefined {
  for (const map of [operations?.set, operations?.add]) {
    for (const [name, value] of map ?? []) {
      if (['host', ':authority'].includes(name.toLowerCase()) && value !== '') {
        return value;
      }
    }
  }
  return undefined;
}

/** The Host header as the version sees it: a rewrite comes before a header edit, the route's edit before its only destination's. */
export function rewrittenHost(route: Route, request: PreparedRequest, only: HeaderEdits | undefined): string {
  const { rewrite, headers } = route.rule;
  return rewrite?.authority ?? authorityIn(headers?.request) ?? authorityIn(only?.request) ?? request.authority;
}
