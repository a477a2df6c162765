import { PlainObject, asNumber, asObject, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const outlierInvalid: StaticRule = {
  code: 'CC542',
  name: 'outlier-invalid',
  severity: Severity.ERROR,
  meaning: 'outlier detection has a percentage outside 0 to 100, or local errors without telling them apart',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write percentages of 0 to 100, and splitExternalLocalOriginErrors: true beside consecutiveLocalOriginFailures',
  sources: ['verdicts/policy-outlier-split-no-flag', 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const outlier = asObject(get(raw, 'outlierDetection'));
      for (const [key, message] of outlier === undefined ? [] : problems(outlier)) {
        yield { object, field: `${field}.outlierDetection.${key}`, message };
      }
    }
  },
};

function* problems(outlier: PlainObject): Iterable<readonly [string, string]> {
  for (const key of ['maxEjectionPercent', 'minHealthPercent']) {
    const value = asNumber(get(outlier, key));
    if (value !== undefined && (value < 0 || value > 100)) {
      yield [key, `${key} is ${value}, allowed are 0 to 100`];
    }
  }
  if (get(outlier, 'splitExternalLocalOriginErrors') !== true && (asNumber(get(outlier, 'consecutiveLocalOriginFailures')) ?? 0) > 0) {
    yield ['consecutiveLocalOriginFailures', 'local errors are counted only with splitExternalLocalOriginErrors: true'];
  }
}
