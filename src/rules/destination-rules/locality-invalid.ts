import { PlainObject, asArray, asNumber, asObject, asString, get, objects, strings } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

export const localityInvalid: StaticRule = {
  code: 'CC554',
  name: 'locality-invalid',
  severity: Severity.ERROR,
  meaning: 'locality settings contradict themselves, or fail over without outlier detection',
  consequence: 'Istio\'s webhook refuses the object. Without outlier detection no instance is ever found unhealthy, and failover never happens.',
  fix: 'write distribute with weights that add up to 100, or failover between two regions, with outlierDetection beside it',
  sources: ['verdicts/policy-locality-no-outlier', 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const settings = asObject(get(raw, 'loadBalancer', 'localityLbSetting'));
      const at = `${field}.loadBalancer.localityLbSetting`;
      for (const message of settings === undefined ? [] : problems(settings)) {
        yield { object, field: at, message };
      }
      const failsOver = asArray(get(settings, 'failover')).length > 0 || asArray(get(settings, 'failoverPriority')).length > 0;
      if (failsOver && !has(raw, 'outlierDetection')) {
        yield { object, field: at, severity: Severity.WARNING, message: 'there is no outlierDetection that would find an instance unhealthy' };
      }
    }
  },
};

function* problems(settings: PlainObject): Iterable<string> {
  const distribute = objects(settings, 'distribute');
  const failover = objects(settings, 'failover');
  if (distribute.length > 0 && failover.length > 0) {
    yield 'distribute and failover exclude each other';
  }
  if (failover.length > 0 && strings(settings, 'failoverPriority').some(label => TOPOLOGY.includes(label))) {
    yield 'failover and topology labels in failoverPriority exclude each other';
  }
  for (const entry of distribute) {
    const to = asObject(get(entry, 'to')) ?? {};
    const weights = Object.keys(to).map(key => asNumber(get(to, key)) ?? 0);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (weights.some(weight => weight < 1 || weight > 100) || total !== 100) {
      yield `the weights from ${asString(get(entry, 'from')) ?? ''} are ${weights.join(', ')}: each must be 1 to 100, and all 100 together`;
    }
    yield* localityProblems(Object.keys(to));
  }
  yield* localityProblems(distribute.map(entry => asString(get(entry, 'from')) ?? ''));
  for (const entry of failover) {
    const [from, to] = ['from', 'to'].map(key => asString(get(entry, key)) ?? '');
    if (from === to || /[/*]/.test(from + to)) {
      yield `failover from "${from}" to "${to}" is not between two regions`;
    }
  }
}

function* localityProblems(localities: readonly string[]): Iterable<string> {
  for (const [index, locality] of localities.entries()) {
    if (locality.split('/').includes('') || /\*./.test(locality)) {
      yield `"${locality}" is no region/zone/subzone`;
    }
    if (localities.slice(0, index).some(other => within(other, locality) || within(locality, other))) {
      yield `"${locality}" overlaps with another locality`;
    }
  }
}

function within(narrow: string, wide: string): boolean {
  const stem = wide.replace(/\/?\*$/, '');
  return stem === '' || narrow === stem || narrow.startsWith(`${stem}/`);
}
