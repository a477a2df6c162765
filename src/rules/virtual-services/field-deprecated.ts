import { getAt } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { has } from './action-missing';
import { Draft, StaticRule } from '../rule';

/** Deprecated fields, with what takes their place. */
const FIELDS: readonly (readonly [string, string, Severity])[] = [
  ['outlierDetection.consecutiveErrors', 'consecutive5xxErrors or consecutiveGatewayErrors', Severity.WARNING],
  ['loadBalancer.consistentHash.minimumRingSize', 'ringHash.minimumRingSize', Severity.WARNING],
  ['loadBalancer.warmupDurationSecs', 'warmup.duration', Severity.INFO],
];

export const fieldDeprecated: StaticRule = {
  code: 'CC544',
  name: 'policy-field-deprecated',
  severity: Severity.WARNING,
  meaning: 'a traffic policy uses a deprecated field',
  consequence: 'It may stop to work with the next Istio; beside its successor one of the two has no effect.',
  fix: 'use the field that takes its place',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      for (const [path, successor, severity] of FIELDS) {
        const keys = path.split('.');
        if (has(getAt(raw, keys.slice(0, -1)), keys.at(-1) ?? '')) {
          yield { object, field: `${field}.${path}`, severity, message: `${path} is deprecated, ${successor} takes its place` };
        }
      }
    }
  },
};
