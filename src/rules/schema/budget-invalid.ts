import { get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { quoted } from './scalar';

export const budgetInvalid: StaticRule = {
  code: 'CC834',
  name: 'budget-invalid',
  severity: Severity.ERROR,
  meaning: 'a disruption budget says an amount that is neither a number of pods nor a percentage, or none at all (a warning)',
  consequence: 'The API server refuses the budget.',
  fix: 'write a number such as 1, or a percentage such as "50%"',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('PodDisruptionBudget')) {
      if ((get(object.spec, 'minAvailable') ?? get(object.spec, 'maxUnavailable')) === undefined) {
        yield { object, field: 'spec', severity: Severity.WARNING, message: `${object} says neither minAvailable nor maxUnavailable, so it protects nothing` };
      }
      for (const key of ['minAvailable', 'maxUnavailable']) {
        const value = get(object.spec, key);
        const isPercentage = typeof value === 'string' && /^\d+%$/.test(value) && Number.parseInt(value, 10) <= 100;
        if (typeof value === 'string' && !isPercentage || typeof value === 'number' && value < 0) {
          yield { object, field: `spec.${key}`, message: `${key} is ${quoted(value)}; it is to be a number of pods or a percentage` };
        }
      }
    }
  },
};
