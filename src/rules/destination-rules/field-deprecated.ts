import { getAt } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

/** Deprecated fields, with what takes their place. */
const FIELDS: readonly (readonly [field: string, successor: string, beside: string, Severity])[] = [
  ['outlierDetection.consecutiveErrors', 'consecutive5xxErrors or consecutiveGatewayErrors', 'outlierDetection.consecutive5xxErrors', Severity.WARNING],
  ['loadBalancer.consistentHash.minimumRingSize', 'ringHash.minimumRingSize', 'loadBalancer.consistentHash.ringHash', Severity.WARNING],
  ['loadBalancer.warmupDurationSecs', 'warmup.duration', 'loadBalancer.warmup', Severity.INFO],
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
      for (const [path, successor, beside, severity] of FIELDS) {
        if (isSet(raw, path)) {
          yield isSet(raw, beside)
            ? { object, field: `${field}.${path}`, message: `${path} is deprecated and stands beside ${beside}: one of the two has no effect` }
            : { object, field: `${field}.${path}`, severity, message: `${path} is deprecated, ${successor} takes its place` };
        }
      }
      if (getAt(raw, ['loadBalancer', 'simple']) === 'LEAST_CONN') {
        yield { object, field: `${field}.loadBalancer.simple`, severity: Severity.INFO, message: 'LEAST_CONN is deprecated, LEAST_REQUEST takes its place' };
      }
    }
  },
};

function isSet(policy: unknown, path: string): boolean {
  const keys = path.split('.');
  return has(getAt(policy, keys.slice(0, -1)), keys.at(-1) ?? '');
}
