import { Severity } from '../../rules/finding';
import { Pods } from '../pods';
import { StepRule } from '../rule';
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
    safeSteps: ({ pods: [pods] }, names) => [prepared(pods, names.pods), 'change the pod template'],
  }),
};

/** What lets pods answer all the time, by the kind of what runs them. */
function prepared(pods: Pods | undefined, names: string): string {
  switch (pods?.object.kind) {
    case 'StatefulSet': return `let ${names} run two instances at least, and wait until they are ready`;
    case 'DaemonSet': return `set updateStrategy.rollingUpdate.maxUnavailable of ${names} to 1`;
    case 'Pod': return `let a Deployment run ${names}, and wait until its pods are ready`;
    default: return `set the strategy of ${names} to RollingUpdate with maxSurge 1 and maxUnavailable 0`;
  }
}
