import { asNumber, get, getAt } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const COUNTS = [
  'tcp.maxConnections', 'http.http1MaxPendingRequests', 'http.http2MaxRequests', 'http.maxRequestsPerConnection', 'http.maxRetries', 'http.maxConcurrentStreams',
];

export const poolInvalid: StaticRule = {
  code: 'CC541',
  name: 'pool-invalid',
  severity: Severity.ERROR,
  meaning: 'a connection pool has a negative number, or useClientProtocol beside h2UpgradePolicy: UPGRADE',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write numbers of 0 or more (0 is Envoy\'s default), and one of the two for the protocol',
  sources: ['verdicts/policy-pool-negative', 'verdicts/policy-pool-upgrade-h1'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      for (const path of COUNTS) {
        const value = asNumber(getAt(raw, ['connectionPool', ...path.split('.')]));
        if (value !== undefined && value < 0) {
          yield { object, field: `${field}.connectionPool.${path}`, message: `${path} is ${value}` };
        }
      }
      const http = get(raw, 'connectionPool', 'http');
      if (get(http, 'h2UpgradePolicy') === 'UPGRADE' && get(http, 'useClientProtocol') === true) {
        yield { object, field: `${field}.connectionPool.http`, message: 'connections are upgraded and keep the client\'s protocol at once' };
      }
    }
  },
};
