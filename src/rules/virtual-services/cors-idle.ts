import { has } from './action-missing';
import { PlainObject, asArray, asObject, get } from '../../mesh/manifest';
import { stringMatch } from '../../mesh/match-relation';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** @see https://www.rfc-editor.org/rfc/rfc6454#section-7 */
const ORIGIN = /^(?:\*|null|[a-z][a-z0-9+.-]*:\/\/[^/*]+)$/;

export const corsIdle: StaticRule = {
  code: 'CC521',
  name: 'cors-origins',
  severity: Severity.WARNING,
  meaning: 'a CORS policy has no origins, origins that no browser sends, origins in two fields, a deprecated field, or credentials for every origin',
  consequence: 'Without origins nobody is let in; of allowOrigin and allowOrigins one has no effect; and browsers refuse credentials where the origin is `*`.',
  fix: 'write allowOrigins alone, with the origins that may send credentials by name',
  sources: ['verdicts/cors-origin-both', 'verdicts/cors-credentials-star', 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'corsPolicy')) {
      const policy = asObject(get(raw, 'corsPolicy'));
      for (const message of policy === undefined ? [] : problems(policy)) {
        yield { object, field: `${field}.corsPolicy`, message };
      }
    }
  },
};

function* problems(policy: PlainObject): Iterable<string> {
  const origins = asArray(get(policy, 'allowOrigins'));
  const deprecated = asArray(get(policy, 'allowOrigin'));
  if (has(policy, 'allowOrigin')) {
    yield origins.length > 0 ? 'both allowOrigin and allowOrigins are set' : 'allowOrigin is deprecated, allowOrigins takes its place';
  } else if (origins.length === 0) {
    yield 'there are no allowOrigins';
  }
  const unsent = origins.map(stringMatch).find(match => match?.kind === 'exact' && match.value !== '' && !ORIGIN.test(match.value));
  if (unsent !== undefined) {
    yield `no browser sends the origin "${unsent.value}": an origin is a scheme and a host, without a path or a wildcard`;
  }
  const everyone = deprecated.includes('*') || origins.map(stringMatch).some(match => match?.value === '*' || match?.value === '.*');
  if (everyone && get(policy, 'allowCredentials') === true) {
    yield 'credentials are allowed for every origin';
  }
  for (const list of ['allowHeaders', 'exposeHeaders']) {
    if (get(policy, 'allowCredentials') === true && asArray(get(policy, list)).includes('*')) {
      yield `${list} has *, which browsers take for a name where credentials are allowed`;
    }
  }
}
