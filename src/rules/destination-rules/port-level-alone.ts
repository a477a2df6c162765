import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

const FIELDS = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls'];

export const portLevelAlone: StaticRule = {
  code: 'CC555',
  name: 'port-level-settings',
  severity: Severity.WARNING,
  meaning: 'settings of a port lack what the policy around them sets',
  consequence: 'A port with settings of its own takes nothing over: there the limits and checks of the whole host do not hold.',
  fix: 'repeat in the port\'s settings what shall hold there',
  sources: ['verdicts/policy-port-level', 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field, around } of trafficPolicies(set)) {
      const lost = around === undefined || !FIELDS.some(key => has(raw, key)) ? [] : FIELDS.filter(key => has(around, key) && !has(raw, key));
      if (lost.length > 0) {
        yield { object, field, message: `${lost.join(' and ')} of the host ${lost.length === 1 ? 'does' : 'do'} not hold for this port` };
      }
    }
  },
};
