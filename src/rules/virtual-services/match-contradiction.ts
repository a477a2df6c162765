import { HttpMatch } from '../../mesh/http-match';
import { covers, shown } from '../../mesh/match-relation';
import { httpMatches } from '../../mesh/virtual-service-routes';
import { nearest } from '../../text/nearest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Expressions that take any text, an empty one too. */
const EVERYTHING = new Set(['.*', '^.*', '.*$', '^.*$', '(.*)', '^(.*)$']);

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE']);

/** Methods of WebDAV and caches that look like others. */
const OTHER_METHODS = new Set(['COPY', 'LINK', 'LOCK', 'MERGE', 'MOVE', 'PURGE', 'QUERY', 'REPORT', 'SEARCH', 'UNLINK', 'UNLOCK', 'PRI', 'BIND', 'REBIND', 'LABEL', 'CHECKOUT']);

export const matchContradiction: StaticRule = {
  code: 'CC405',
  name: 'match-contradiction',
  severity: Severity.WARNING,
  meaning: 'no request can fulfil a match',
  consequence: 'The route is never taken by it: its requests go on to the next one.',
  fix: 'correct the condition; alternatives are entries of their own in `match`',
  sources: ['verdicts/match-without-headers-contradiction'],
  *check(set): Iterable<Draft> {
    for (const { object, match } of httpMatches(set)) {
      for (const message of contradictions(match)) {
        yield { object, field: match.field, message };
      }
    }
  },
};

function* contradictions({ headers, withoutHeaders, uri, method, scheme, authority }: HttpMatch): Iterable<string> {
  for (const [name, without] of withoutHeaders) {
    // A header that is not there counts as an empty one.
    if (without.kind === 'regex' && EVERYTHING.has(without.value)) {
      yield `withoutHeaders ${name} by the expression ${JSON.stringify(without.value)} holds for no request, one without the header neither; an empty matcher asks for its absence`;
      continue;
    }
    const demanded = headers.get(name);
    if (demanded !== undefined && covers(without, demanded)) {
      yield `header ${name} is asked for (${shown(demanded)}) and excluded (${shown(without)})`;
    }
  }
  if (uri !== undefined && (uri.kind === 'exact' || uri.kind === 'prefix') && uri.value !== '') {
    if (!uri.value.startsWith('/') && uri.value !== '*') {
      yield `paths start with /, ${shown(uri)} does not`;
    } else if (/[?#]/.test(uri.value)) {
      yield `${shown(uri)} holds a ${uri.value.includes('?') ? 'query, which is no part of the path: use queryParams' : 'fragment, which clients do not send'}`;
    }
  }
  if (uri?.kind === 'regex' && /^\^?[a-zA-Z0-9_~-]+(?![?*{a-zA-Z0-9_~|-])/.test(uri.value) && !uri.value.includes('|')) {
    yield `paths start with /, those of ${shown(uri)} do not`;
  }
  if (method?.kind === 'exact' && !METHODS.has(method.value) && METHODS.has(method.value.toUpperCase())) {
    yield `methods are written in capitals, not ${method.value}`;
  } else if (method?.kind === 'exact' && !METHODS.has(method.value) && !OTHER_METHODS.has(method.value)) {
    const meant = nearest(method.value, METHODS);
    if (meant !== undefined && Math.abs(meant.length - method.value.length) <= 1) {
      yield `there is no method ${method.value}; is ${meant} meant?`;
    }
  }
  if (scheme?.kind === 'exact' && !['http', 'https', ''].includes(scheme.value)) {
    yield `the scheme is http or https, not ${scheme.value}`;
  }
  if (authority?.kind === 'exact' && authority.value.includes('/')) {
    yield `the authority is a host, not ${authority.value}`;
  }
}
