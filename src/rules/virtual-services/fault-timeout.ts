import { asObject, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { milliseconds } from '../facts/duration';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const faultTimeout: StaticRule = {
  code: 'CC507',
  name: 'fault-timeout',
  severity: Severity.WARNING,
  meaning: 'a fault stands on a route with a timeout that the delay exceeds, or with retries',
  consequence: 'The fault is injected before timeout and retries of the same route begin: neither acts on it, and the test proves nothing.',
  fix: 'inject the fault at the service behind, and keep timeout and retries at its caller',
  sources: ['verdicts/fault-timeout-same-route', 'https://istio.io/latest/docs/ops/common-problems/network-issues/#virtual-service-with-fault-injection-and-retrytimeout-policies-not-working-as-expected'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'fault')) {
      const [delay, timeout] = [get(raw, 'fault', 'delay', 'fixedDelay'), get(raw, 'timeout')].map(milliseconds);
      if (delay !== undefined && timeout !== undefined && delay > timeout) {
        yield { object, field: `${field}.fault.delay`, message: `a delay of ${asString(get(raw, 'fault', 'delay', 'fixedDelay'))} is not cut by the timeout of ${asString(get(raw, 'timeout'))}` };
      } else if (asObject(get(raw, 'fault', 'abort')) !== undefined && asObject(get(raw, 'retries')) !== undefined) {
        yield { object, field: `${field}.fault.abort`, message: 'an abort is not retried by the retries of its own route' };
      }
    }
  },
};
