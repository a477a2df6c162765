import { asNumber, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const outlierEjectsAll: StaticRule = {
  code: 'CC543',
  name: 'outlier-ejects-all',
  severity: Severity.WARNING,
  meaning: 'outlier detection may eject every instance',
  consequence: 'One bad dependency makes all instances fail at once; all are ejected and every request gets 503, those that would have worked included.',
  fix: 'let maxEjectionPercent be 50 or less, or set minHealthPercent',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const outlier = get(raw, 'outlierDetection');
      if (asNumber(get(outlier, 'maxEjectionPercent')) === 100 && (asNumber(get(outlier, 'minHealthPercent')) ?? 0) === 0) {
        yield { object, field: `${field}.outlierDetection.maxEjectionPercent`, message: 'maxEjectionPercent is 100 and there is no minHealthPercent' };
      }
    }
  },
};
