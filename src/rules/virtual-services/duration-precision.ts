import { PlainObject, asString, getAt } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { virtualServices } from '../../mesh/virtual-service';
import { milliseconds } from '../facts/duration';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const IN_ROUTE = ['timeout', 'retries.perTryTimeout', 'retries.backoff', 'fault.delay.fixedDelay', 'corsPolicy.maxAge'].map(path => path.split('.'));
const IN_POLICY = [
  'connectionPool.tcp.connectTimeout', 'connectionPool.tcp.maxConnectionDuration', 'connectionPool.tcp.idleTimeout', 'connectionPool.tcp.tcpKeepalive.time',
  'connectionPool.tcp.tcpKeepalive.interval', 'connectionPool.http.idleTimeout', 'outlierDetection.interval', 'outlierDetection.baseEjectionTime',
  'loadBalancer.warmup.duration', 'loadBalancer.warmupDurationSecs',
].map(path => path.split('.'));
const SECOND = 1000;
/** Nearly all durations are whole seconds and more. */
const WHOLE = /^\d+[smh]$/;

export const durationPrecision: StaticRule = {
  code: 'CC501',
  name: 'duration-precision',
  severity: Severity.ERROR,
  meaning: 'a timeout, interval or delay is not in whole milliseconds, or the maxAge of a CORS policy not in whole seconds',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write whole milliseconds, and whole seconds for maxAge',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of virtualServices(set)) {
      for (const { raw, field } of http) {
        yield* problems(raw, field, IN_ROUTE).map(problem => ({ object, ...problem }));
      }
    }
    for (const { object, raw, field } of trafficPolicies(set)) {
      yield* problems(raw, field, IN_POLICY).map(problem => ({ object, ...problem }));
    }
  },
};

function problems(raw: PlainObject, field: string, paths: readonly (readonly string[])[]): { readonly field: string; readonly message: string }[] {
  return paths.flatMap(path => {
    const text = asString(getAt(raw, path));
    if (text === undefined || WHOLE.test(text)) {
      return [];
    }
    const value = milliseconds(text);
    const step = path.at(-1) === 'maxAge' ? SECOND : 1;
    // What is no duration, or shorter than a millisecond, is the API server's matter.
    const parts = value === undefined || value < 1 ? 0 : value / step;
    return Math.abs(parts - Math.round(parts)) > 1e-9 ? [{ field: `${field}.${path.join('.')}`, message: `${text} is not a whole number of ${step === 1 ? 'milliseconds' : 'seconds'}` }] : [];
  });
}
