import { PreparedRequest } from './prepared-request';
import { Route } from './route';
import { Redirect } from '../mesh/http-rule';

function portOf(redirect: Redirect, scheme: string, listenPort: number): string {
  const port = redirect.port === 'fromRequest' ? listenPort : redirect.port;
  const isUsual = (port === 80 && scheme === 'http') || (port === 443 && scheme === 'https');
  return typeof port !== 'number' || port === 0 || isUsual ? '' : `:${port}`;
}

function pathOf(redirect: Redirect, route: Route, request: PreparedRequest): string {
  if (redirect.prefix !== undefined) {
    const matched = route.path?.kind === 'element' || route.path?.kind === 'prefix' ? route.path.value : '/';
    return redirect.prefix + request.path.slice(matched.length) + request.query;
  }
  return redirect.uri === undefined ? request.path + request.query : redirect.uri + (redirect.uri.includes('?') ? '' : request.query);
}

/** Where a redirect leads, as the caller sees it in `location`. */
export function locationOf(redirect: Redirect, route: Route, request: PreparedRequest, listenPort: number): string {
  const scheme = redirect.scheme ?? request.scheme;
  const host = redirect.authority ?? request.authority.replace(/:\d+$/, '');
  return `${scheme}://${host}${portOf(redirect, scheme, listenPort)}${pathOf(redirect, route, request)}`;
}
