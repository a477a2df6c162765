import { PlainObject, asNumber, asObject, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from './action-missing';

/** The codes that Envoy has for redirects; Istio drops a route with another one. */
const SENT = [301, 302, 303, 307, 308];

export const redirectInvalid: StaticRule = {
  code: 'CC322',
  name: 'redirect-invalid',
  severity: Severity.ERROR,
  meaning: 'a redirect says nothing, or a code, scheme or port that does not exist',
  consequence: 'Istio\'s webhook refuses the object; without it clients would run in circles.',
  fix: 'say a uri, authority, scheme (http or https) or port (1 to 65535), and a redirectCode of 3xx',
  sources: ['verdicts/action-redirect-empty', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field, label } } of routesWith(set, 'redirect')) {
      const redirect = asObject(get(raw, 'redirect'));
      const code = redirect === undefined ? undefined : asNumber(get(redirect, 'redirectCode'));
      if (code !== undefined && code >= 300 && code <= 399 && !SENT.includes(code)) {
        yield { object, field: `${field}.redirect.redirectCode`, severity: Severity.WARNING, message: `the redirect of route ${label} has redirectCode ${code}; proxies send ${SENT.join(', ')} only` };
      }
      for (const problem of redirect === undefined ? [] : problems(redirect)) {
        yield { object, field: `${field}.redirect`, message: `the redirect of route ${label} ${problem}` };
      }
    }
  },
};

function* problems(redirect: PlainObject): Iterable<string> {
  const [uri, authority, scheme] = ['uri', 'authority', 'scheme'].map(key => asString(get(redirect, key)) ?? '');
  const port = asNumber(get(redirect, 'port'));
  const code = asNumber(get(redirect, 'redirectCode')) ?? 0;
  if (uri === '' && authority === '' && scheme === '' && port === undefined && !has(redirect, 'derivePort')) {
    yield 'says no uri, authority, scheme or port';
  }
  if (code !== 0 && (code < 300 || code > 399)) {
    yield `has redirectCode ${code}, allowed are 300 to 399`;
  }
  if (!['', 'http', 'https'].includes(scheme)) {
    yield `has scheme "${scheme}", allowed are http and https`;
  }
  if (port !== undefined && (port < 0 || port > 65535)) {
    yield `has port ${port}, allowed are 1 to 65535`;
  }
}
