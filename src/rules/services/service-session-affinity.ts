import { services } from '../../mesh/service';
import { usesOf } from '../../mesh/subset-use';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceSessionAffinity: StaticRule = {
  code: 'CC704',
  name: 'service-session-affinity',
  severity: Severity.WARNING,
  meaning: 'a Service whose requests are routed by the mesh asks for sessionAffinity',
  consequence: 'Proxies ignore it: users jump between versions, and between pods.',
  fix: 'remove it; pin users to a version by a cookie or header match, and to pods by a consistent hash in the DestinationRule',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB', 'verdicts/service-session-affinity'],
  *check(set): Iterable<Draft> {
    for (const { object: service, host, hasClientAffinity } of services(set)) {
      if (!hasClientAffinity) {
        continue;
      }
      const uses = usesOf(set, host);
      if (uses.length > 0) {
        yield { object: service, field: 'spec.sessionAffinity', related: [...new Set(uses.map(use => use.object))], message: `sessionAffinity ClientIP does nothing for requests that ${uses[0].object} routes` };
      }
    }
  },
};
