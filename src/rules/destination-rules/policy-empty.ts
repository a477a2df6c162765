import { asArray, asObject, get, getAt } from '../../mesh/manifest';
import { trafficPolicies, TrafficPolicy } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

const OF_PORT = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls'];
/** Blocks that are let through though nothing is in them. */
const IDLE = ['loadBalancer', 'tls', 'connectionPool.tcp', 'connectionPool.http'];
const OF_HOST = [...OF_PORT, 'portLevelSettings', 'tunnel', 'proxyProtocol'];

export const policyEmpty: StaticRule = {
  code: 'CC540',
  name: 'policy-empty',
  severity: Severity.ERROR,
  meaning: 'a traffic policy, or a block in it, has nothing set',
  consequence: 'Istio\'s webhook refuses the object. An empty outlierDetection is let through and switches defaults on that nobody wrote down; empty `tls` switches TLS off.',
  fix: 'set a field, or remove the block',
  sources: ['verdicts/policy-pool-empty', 'verdicts/policy-outlier-empty'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const policy of trafficPolicies(set)) {
      const { object, field } = policy;
      for (const message of problems(policy)) {
        yield { object, field, message };
      }
      const outlier = asObject(get(policy.raw, 'outlierDetection'));
      if (outlier !== undefined && Object.keys(outlier).length === 0) {
        yield { object, field: `${field}.outlierDetection`, severity: Severity.WARNING, message: 'outlierDetection has nothing set, so that defaults hold: 5 errors in a row, 10 seconds, 30 seconds' };
      }
      for (const path of IDLE) {
        const block = asObject(getAt(policy.raw, path.split('.')));
        if (block !== undefined && Object.keys(block).length === 0) {
          yield { object, field: `${field}.${path}`, severity: Severity.WARNING, message: `${path} has nothing set${path === 'tls' ? ', which switches TLS off' : ''}` };
        }
      }
    }
  },
};

function* problems({ raw, around }: TrafficPolicy): Iterable<string> {
  const known = around === undefined ? OF_HOST : OF_PORT;
  if (!known.some(key => key === 'portLevelSettings' ? asArray(get(raw, key)).length > 0 : has(raw, key))) {
    yield `none of ${known.join(', ')} is set`;
  }
  if (around !== undefined && !has(raw, 'port')) {
    yield 'the port is missing';
  }
  if (has(raw, 'tunnel') && has(raw, 'proxyProtocol')) {
    yield 'tunnel and proxyProtocol exclude each other';
  }
  const pool = asObject(get(raw, 'connectionPool'));
  if (pool !== undefined && !has(pool, 'tcp') && !has(pool, 'http')) {
    yield 'connectionPool has neither tcp nor http';
  }
}
