import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPodsStarting: StepRule = {
  code: 'CC905',
  name: 'step-pods-starting',
  severity: Severity.ERROR,
  meaning: 'requests go to pods that start in the same step',
  consequence: 'There is nobody to answer until the first of them is ready: 503 for all that is sent there, the worst that was measured.',
  fix: 'start the pods a step before any request is sent to them, and wait until they are ready',
  sources: ['transitions/t005', 'transitions/t013', 'transitions/t050'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PODS_STARTING], {
    happens: ({ pods }, { target, pods: names }) => `get 503 until ${names || `pods of ${target}`} ${pods.length === 1 ? 'is' : 'are'} ready, since ${target} has no pods before`,
  }),
};
