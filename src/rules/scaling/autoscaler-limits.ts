import { autoscalers } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const autoscalerLimits: StaticRule = {
  code: 'CC821',
  name: 'autoscaler-limits',
  severity: Severity.ERROR,
  meaning: 'the minReplicas of an autoscaler are more than its maxReplicas, or none without a metric that can tell when to begin again',
  consequence: 'The API server refuses the autoscaler.',
  fix: 'raise maxReplicas or lower minReplicas; to scale to none, scale by a metric of type Object or External',
  sources: ['verdicts/hpa-min-above-max'],
  *check(set): Iterable<Draft> {
    for (const { object, min = 1, max, metrics } of autoscalers(set)) {
      if (max !== undefined && min > max) {
        yield { object, field: 'spec.maxReplicas', message: `maxReplicas is ${max}, below minReplicas ${min}` };
      }
      if (min === 0 && !metrics.some(type => type === 'Object' || type === 'External')) {
        yield { object, field: 'spec.minReplicas', message: 'minReplicas is 0, and no metric of type Object or External is there without pods' };
      }
    }
  },
};
