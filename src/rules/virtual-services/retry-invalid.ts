import { PlainObject, asNumber, asObject, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Conditions that Envoy knows, for HTTP and for gRPC. */
const CONDITIONS = new Set([
  '5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'envoy-ratelimited', 'retriable-4xx', 'refused-stream', 'retriable-status-codes',
  'retriable-headers', 'http3-post-connect-failure', 'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
]);

export const retryInvalid: StaticRule = {
  code: 'CC502',
  name: 'retry-invalid',
  severity: Severity.ERROR,
  meaning: 'retries have negative attempts, settings beside attempts: 0, or a condition that does not exist',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write attempts of 1 or more (0 alone switches retries off), and retryOn as words with commas and no blanks',
  sources: ['verdicts/retry-attempts-negative', 'verdicts/retry-attempts-zero-with-try', 'verdicts/retry-on-space',
    'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'retries')) {
      const retries = asObject(get(raw, 'retries'));
      for (const [key, message] of retries === undefined ? [] : problems(retries)) {
        yield { object, field: `${field}.retries.${key}`, message };
      }
    }
  },
};

function* problems(retries: PlainObject): Iterable<readonly [string, string]> {
  const attempts = asNumber(get(retries, 'attempts')) ?? 0;
  const retryOn = asString(get(retries, 'retryOn')) ?? '';
  if (attempts < 0) {
    yield ['attempts', `attempts is ${attempts}`];
  }
  const others = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter(key => !['', null, undefined].includes(get(retries, key) as string));
  if (attempts === 0 && others.length > 0) {
    yield ['attempts', `attempts is ${get(retries, 'attempts') === undefined ? 'left out, which counts as 0' : '0'}, beside ${others.join(' and ')}`];
  }
  for (const condition of retryOn === '' ? [] : retryOn.split(',')) {
    if (!CONDITIONS.has(condition) && !/^[1-5]\d\d$/.test(condition)) {
      yield ['retryOn', CONDITIONS.has(condition.trim()) ? `"${condition}" has a blank` : `"${condition}" is no condition`];
    }
  }
}
