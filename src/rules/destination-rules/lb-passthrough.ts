import { destinationRules } from '../../mesh/destination-rule';
import { get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const lbPassthrough: StaticRule = {
  code: 'CC559',
  name: 'passthrough-past-subsets',
  severity: Severity.WARNING,
  meaning: 'a host whose subsets are routed to has the load balancer PASSTHROUGH',
  consequence: 'Requests go on to the address that the caller asked for, whatever the subset: versions and weights do not hold.',
  fix: 'choose LEAST_REQUEST, ROUND_ROBIN or RANDOM, or none for the default',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-SimpleLB'],
  *check(set): Iterable<Draft> {
    const policies = trafficPolicies(set).filter(({ raw }) => get(raw, 'loadBalancer', 'simple') === 'PASSTHROUGH');
    const rules = policies.length === 0 ? new Map() : new Map(destinationRules(set).map(rule => [rule.object, rule.fullHost]));
    for (const { object, field } of policies) {
      const user = destinationsIn(set).find(({ destination }) => destination.subset !== undefined && destination.fullHost === rules.get(object));
      if (user !== undefined) {
        yield { object, related: [user.object], field: `${field}.loadBalancer.simple`, message: `${user.object} routes to subset ${user.destination.subset}, which PASSTHROUGH does not look at` };
      }
    }
  },
};
