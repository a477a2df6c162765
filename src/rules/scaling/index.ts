import { autoscalerAndReplicas } from './autoscaler-and-replicas';
import { autoscalerLimits } from './autoscaler-limits';
import { autoscalerMetricInvalid } from './autoscaler-metric-invalid';
import { autoscalerTargetMissing } from './autoscaler-target-missing';
import { autoscalerWithoutMetrics } from './autoscaler-without-metrics';
import { autoscalerWithoutRequests } from './autoscaler-without-requests';
import { autoscalersOverlap } from './autoscalers-overlap';
import { budgetBlocksEviction } from './budget-blocks-eviction';
import { budgetSelectsAll } from './budget-selects-all';
import { budgetSelectsNothing } from './budget-selects-nothing';
import { budgetsOverlap } from './budgets-overlap';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  autoscalerWithoutRequests,
  autoscalerTargetMissing,
  autoscalerLimits,
  autoscalerWithoutMetrics,
  autoscalerAndReplicas,
  autoscalersOverlap,
  autoscalerMetricInvalid,
  budgetBlocksEviction,
  budgetsOverlap,
  budgetSelectsNothing,
  budgetSelectsAll,
];
