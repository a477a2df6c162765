import { PlainObject, asNumber, asObject, asString, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

const MAGLEV_LIMIT = 5_000_011;

export const hashInvalid: StaticRule = {
  code: 'CC550',
  name: 'hash-invalid',
  severity: Severity.ERROR,
  meaning: 'consistentHash has an empty name, one that no header has, a Maglev table that is no prime below 5000011, or two sizes',
  consequence: 'Istio\'s webhook refuses the object, or proxies refuse what it becomes.',
  fix: 'write the cookie\'s name, and a prime such as 65537 as tableSize',
  sources: ['verdicts/policy-hash-maglev-not-prime', 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const hash = asObject(get(raw, 'loadBalancer', 'consistentHash'));
      for (const [at, message] of hash === undefined ? [] : problems(hash)) {
        yield { object, field: `${field}.loadBalancer.consistentHash${at}`, message };
      }
    }
  },
};

function* problems(hash: PlainObject): Iterable<readonly [string, string]> {
  if (get(hash, 'httpCookie', 'name') === '') {
    yield ['.httpCookie.name', 'the name of the cookie is empty'];
  }
  const header = asString(get(hash, 'httpHeaderName'));
  if (header !== undefined && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header)) {
    yield ['.httpHeaderName', header === '' ? 'the name of the header is empty' : `"${header}" is no name of a header`];
  }
  if (get(hash, 'httpQueryParameterName') === '') {
    yield ['.httpQueryParameterName', 'the name of the query parameter is empty'];
  }
  if ((asNumber(get(hash, 'minimumRingSize')) ?? 0) !== 0 && (has(hash, 'maglev') || has(hash, 'ringHash'))) {
    yield ['.minimumRingSize', 'minimumRingSize stands beside maglev or ringHash'];
  }
  if (has(hash, 'maglev')) {
    const size = asNumber(get(hash, 'maglev', 'tableSize')) ?? 0;
    if (size >= MAGLEV_LIMIT || !isPrime(size)) {
      yield ['.maglev.tableSize', size === 0 ? 'the table has no size' : `${size} is no prime below ${MAGLEV_LIMIT}`];
    }
  }
}

function isPrime(value: number): boolean {
  if (!Number.isInteger(value) || value < 2) {
    return false;
  }
  for (let factor = 2; factor * factor <= value; factor++) {
    if (value % factor === 0) {
      return false;
    }
  }
  return true;
}
