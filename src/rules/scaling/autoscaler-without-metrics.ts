import { autoscalers } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const autoscalerWithoutMetrics: StaticRule = {
  code: 'CC822',
  name: 'autoscaler-without-metrics',
  severity: Severity.WARNING,
  meaning: 'an autoscaler says no metrics',
  consequence: 'The server takes 80 % of the requested CPU, which nobody chose; without CPU requests it never scales.',
  fix: 'say the metrics to scale by',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/', 'verdicts/hpa-no-metrics'],
  *check(set): Iterable<Draft> {
    for (const { object, metrics } of autoscalers(set)) {
      if (metrics.length === 0) {
        yield { object, field: object.apiVersion === 'autoscaling/v1' ? 'spec.targetCPUUtilizationPercentage' : 'spec.metrics', message: `${object} says no metric to scale by` };
      }
    }
  },
};
