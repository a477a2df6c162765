import { asObject, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

const KEYS = ['httpHeaderName', 'httpCookie', 'httpQueryParameterName'];

export const hashWithoutKey: StaticRule = {
  code: 'CC560',
  name: 'hash-without-key',
  severity: Severity.WARNING,
  meaning: 'consistentHash does not say what is hashed',
  consequence: 'Requests are spread at random.',
  fix: 'name a header, a cookie, a query parameter or useSourceIp: true',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const hash = asObject(get(raw, 'loadBalancer', 'consistentHash'));
      if (hash !== undefined && !KEYS.some(key => has(hash, key)) && get(hash, 'useSourceIp') !== true) {
        yield { object, field: `${field}.loadBalancer.consistentHash`, message: 'there is no header, cookie, query parameter or source address to hash' };
      }
    }
  },
};
