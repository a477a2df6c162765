import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { autoscalers } from '../facts/scaling';

export const autoscalerMinAboveMax: StaticRule = {
  code: 'CC821',
  name: 'autoscaler-min-above-max',
  severity: Severity.ERROR,
  meaning: 'the minReplicas of an autoscaler are more than its maxReplicas',
  consequence: 'The API server refuses the autoscaler.',
  fix: 'raise maxReplicas or lower minReplicas',
  sources: ['verdicts/hpa-min-above-max'],
  *check(set): Iterable<Draft> {
    for (const { object, min = 1, max } of autoscalers(set)) {
      if (max !== undefined && min > max) {
        yield { object, field: 'spec.maxReplicas', message: `maxReplicas is ${max}, below minReplicas ${min}` };
      }
    }
  },
};
