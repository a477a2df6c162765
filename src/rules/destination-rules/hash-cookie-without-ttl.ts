import { asObject, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

export const hashCookieWithoutTtl: StaticRule = {
  code: 'CC551',
  name: 'hash-cookie-without-ttl',
  severity: Severity.WARNING,
  meaning: 'a hash cookie has no ttl',
  consequence: 'Without a ttl the proxy only reads the cookie and makes none: users without it are spread at random.',
  fix: 'write ttl: 0s for a cookie of the session, or how long it shall live',
  sources: ['verdicts/policy-hash-cookie-no-ttl', 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB-HTTPCookie'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const cookie = asObject(get(raw, 'loadBalancer', 'consistentHash', 'httpCookie'));
      if (cookie !== undefined && !has(cookie, 'ttl')) {
        yield { object, field: `${field}.loadBalancer.consistentHash.httpCookie`, message: 'the cookie has no ttl, so the proxy makes none' };
      }
    }
  },
};
