import { Severity } from '../../rules/finding';
import { Pods } from '../pods';
import { StepRule } from '../rule';
import { withFieldFirst } from '../safe-sequence';
import { Sequence } from '../sequence';
import { Step } from '../step';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPodsInterrupted: StepRule = {
  code: 'CC907',
  name: 'step-pods-interrupted',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'the pod template of a version that serves changes, and its strategy takes all pods down at once',
  consequence: 'Nobody answers until new pods are ready: 30 to 50 % of the requests of the step were lost. An error where routes lead to these pods alone, a warning where no caller is in the files.',
  fix: 'let the rollout keep pods that answer, or give the change a version of its own',
  sources: ['transitions/t017', 'transitions/u116', 'transitions/u105', 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PODS_INTERRUPTED], {
    happens: (_, { pods }) => `get 503 while ${pods} takes all its pods down to replace them`,
    sequence: (step, { pods: [pods] }) => pods === undefined ? undefined : preparedFirst(step, pods),
  }),
};

/** First what lets pods answer all the time, by the kind of what runs them, then the step with it. */
function preparedFirst(step: Step, { id, object }: Pods): Sequence | undefined {
  switch (object.kind) {
    case 'Deployment':
      return withFieldFirst(step, id, { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
        `set the strategy of ${object} to RollingUpdate with maxSurge 1 and maxUnavailable 0`, 'change the pod template');
    case 'StatefulSet':
      return withFieldFirst(step, id, { replicas: 2 }, `let ${object} run two instances, and wait until they are ready`, 'change the pod template');
    case 'DaemonSet':
      return withFieldFirst(step, id, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } },
        `set updateStrategy.rollingUpdate.maxUnavailable of ${object} to 1`, 'change the pod template');
    default:
      return undefined;
  }
}
