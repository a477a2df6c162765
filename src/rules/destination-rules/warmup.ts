import { PlainObject, asNumber, asObject, asString, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

export const warmup: StaticRule = {
  code: 'CC553',
  name: 'warmup',
  severity: Severity.ERROR,
  meaning: 'warmup has no duration, an aggression below 1 or a minimumPercent above 100, or a load balancer that ignores it',
  consequence: 'The API server or Istio\'s webhook refuses the object. With a balancer other than ROUND_ROBIN and LEAST_REQUEST it has no effect.',
  fix: 'write the duration, aggression of 1 or more, and simple: ROUND_ROBIN or LEAST_REQUEST',
  sources: ['verdicts/policy-warmup-aggression', 'verdicts/policy-warmup-no-duration', 'verdicts/policy-warmup-random',
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#WarmupConfiguration'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const balancer = asObject(get(raw, 'loadBalancer'));
      for (const draft of balancer === undefined ? [] : problems(balancer)) {
        yield { object, field: `${field}.loadBalancer.warmup`, ...draft };
      }
    }
  },
};

function* problems(balancer: PlainObject): Iterable<Pick<Draft, 'message' | 'severity'>> {
  const settings = asObject(get(balancer, 'warmup'));
  if (settings !== undefined) {
    const aggression = asNumber(get(settings, 'aggression'));
    const minimum = asNumber(get(settings, 'minimumPercent'));
    if (!has(settings, 'duration')) {
      yield { message: 'the duration is missing' };
    }
    if (aggression !== undefined && aggression < 1) {
      yield { message: `aggression is ${aggression}, allowed is 1 or more` };
    }
    if (minimum !== undefined && (minimum < 0 || minimum > 100)) {
      yield { message: `minimumPercent is ${minimum}, allowed are 0 to 100` };
    }
  }
  if (settings !== undefined || has(balancer, 'warmupDurationSecs')) {
    const simple = asString(get(balancer, 'simple'));
    const ignoring = has(balancer, 'consistentHash') ? 'consistentHash' : simple;
    if (ignoring !== undefined && !['ROUND_ROBIN', 'LEAST_REQUEST', 'LEAST_CONN', 'UNSPECIFIED'].includes(ignoring)) {
      yield { severity: Severity.WARNING, message: `${ignoring} ignores it` };
    }
  }
}
