import { HttpMatch } from '../../mesh/http-match';
import { asString, get } from '../../mesh/manifest';
import { HttpRoute } from '../../mesh/virtual-service';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const rewritePrefix: StaticRule = {
  code: 'CC325',
  name: 'rewrite-prefix',
  severity: Severity.WARNING,
  meaning: 'a prefix and what it is rewritten to do not end alike: one with a slash, the other without',
  consequence: 'Only the prefix itself is replaced: `/demo` to `/` makes `//a` of `/demo/a` and `/lition` of `/demolition`; `/demo/` to `/new` makes `/newa` of `/demo/a`.',
  fix: 'match `prefix: /demo/` and `exact: /demo`, each in a route that rewrites to a path that ends as it does',
  sources: ['routing/r133', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite'],
  *check(set): Iterable<Draft> {
    for (const { object, route } of routesWith(set, 'rewrite')) {
      const uri = asString(get(route.raw, 'rewrite', 'uri')) ?? '';
      for (const { match, prefix } of uri === '' ? [] : prefixes(route)) {
        if (prefix.endsWith('/') !== uri.endsWith('/')) {
          yield { object, field: match.field, message: `${prefix} is rewritten to ${uri}: ${join(prefix, 'a')} becomes ${uri}${join(prefix, 'a').slice(prefix.length)}` };
        }
      }
    }
  },
};

export function prefixes({ matches }: HttpRoute): { readonly match: HttpMatch; readonly prefix: string }[] {
  return matches.flatMap(match => match.uri?.kind === 'prefix' && match.uri.value !== '' ? [{ match, prefix: match.uri.value }] : []);
}

function join(prefix: string, rest: string): string {
  return prefix.endsWith('/') ? `${prefix}${rest}` : `${prefix}/${rest}`;
}
