import { asObject, entries, get, strings } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const authorizationNeverMatches: StaticRule = {
  code: 'CC836',
  name: 'authorization-never-matches',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'an AuthorizationPolicy asks for a method in small letters, a principal with spiffe://, a path without a slash, or something with a wildcard in its middle',
  consequence: 'No request is like that: a policy that allows refuses all of them, one that denies lets them in.',
  fix: 'write methods in capitals, principals as <domain>/ns/<namespace>/sa/<account>, and wildcards at the beginning or the end',
  sources: ['https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation', 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('AuthorizationPolicy').filter(({ group }) => group === 'security.istio.io')) {
      for (const [rule, field] of entries(get(object.spec, 'rules'), 'spec.rules')) {
        for (const [part, inner] of [['to', 'operation'], ['from', 'source']] as const) {
          for (const [entry, at] of entries(get(rule, part), `${field}.${part}`)) {
            for (const key of Object.keys(asObject(get(entry, inner)) ?? {})) {
              const odd = strings(entry, inner, key).map(value => fault(key, value)).find(message => message !== undefined);
              if (odd !== undefined) {
                yield { object, field: `${at}.${inner}.${key}`, message: odd };
              }
            }
          }
        }
      }
    }
  },
};

function fault(key: string, value: string): string | undefined {
  switch (key.replace(/^not(.)/, (_, first: string) => first.toLowerCase())) {
    case 'methods': return value !== '*' && value !== value.toUpperCase() ? `methods are written in capitals, not ${value}` : wildcard(value);
    case 'paths': return /^[/*{]/.test(value) ? templated(value) : `paths start with /, not as ${value}`;
    case 'principals': return value.startsWith('spiffe://') ? `a principal is written without spiffe://: ${value.slice('spiffe://'.length)}` : wildcard(value);
    case 'namespaces': case 'hosts': case 'requestPrincipals': return wildcard(value);
    default: return undefined;
  }
}

/** A wildcard holds at one end. */
function wildcard(value: string): string | undefined {
  return value.slice(1, -1).includes('*') || value.length > 1 && value.startsWith('*') && value.endsWith('*') ? `${value} has a wildcard elsewhere than at one end` : undefined;
}

/** Templates of paths, {*} and {**}, may stand anywhere. */
function templated(value: string): string | undefined {
  return wildcard(value.replaceAll('{**}', '').replaceAll('{*}', ''));
}
