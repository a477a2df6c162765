import { destinationRules } from '../../mesh/destination-rule';
import { asObject, get } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hashIsNotSticky: StaticRule = {
  code: 'CC552',
  name: 'hash-is-not-sticky',
  severity: Severity.INFO,
  meaning: 'a host has consistentHash and is split between subsets by weight',
  consequence: 'The hash picks an instance within a subset. Which subset a request gets is drawn anew each time: users still jump between versions.',
  fix: 'to keep users on a version, match a cookie that the version itself sets',
  sources: ['routing/r175', 'verdicts/good-sticky-hash'],
  *check(set): Iterable<Draft> {
    for (const { object, fullHost } of destinationRules(set)) {
      const hash = asObject(get(object.spec, 'trafficPolicy', 'loadBalancer', 'consistentHash'));
      if (hash !== undefined && splitHosts(set).has(fullHost)) {
        yield { object, field: 'spec.trafficPolicy.loadBalancer.consistentHash', message: `${fullHost} is split by weight: the hash does not keep a user on a version` };
      }
    }
  },
};

const splitHosts = perSet(set => new Set(virtualServices(set).flatMap(({ http }) => http)
  .flatMap(({ destinations }) => destinations.filter(({ weight }) => (weight ?? 0) > 0).length > 1 ? destinations.map(({ fullHost }) => fullHost) : [])));
