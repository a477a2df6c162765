import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPodsInterrupted: StepRule = {
  code: 'CC907',
  name: 'step-pods-interrupted',
  severity: Severity.ERROR,
  meaning: 'the pod template of a version that serves changes, and its strategy takes all pods down at once',
  consequence: 'Nobody answers until new pods are ready: 30 to 50 % of the requests of the step were lost.',
  fix: 'let the rollout add pods first (RollingUpdate with maxSurge), or give the change a version of its own',
  sources: ['transitions/t017', 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PODS_INTERRUPTED], {
    happens: (_, { pods }) => `get 503 while ${pods} takes all its pods down to replace them`,
    safeSteps: (_, { pods }) => [`set the strategy of ${pods} to RollingUpdate with maxSurge 1 and maxUnavailable 0`, 'change the pod template'],
  }),
};
