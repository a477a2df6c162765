import { WitnessKind } from './witness';
import { draftsOf } from './witness-draft';
import { Severity } from '../finding';
import { StepRule } from '../rule';

export const stepAllVersions: StepRule = {
  code: 'CC931',
  name: 'step-all-versions',
  severity: Severity.WARNING,
  meaning: 'callers lose the rules of a host that runs several versions',
  consequence: 'Their requests spread over all pods of the Service, a version without a share among them.',
  fix: 'send all requests to one version, take the other away, and only then drop the rules',
  sources: ['verdicts/up-vs-removed', 'verdicts/up-vs-exportto'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.ALL_VERSIONS], {
    happens: (_, { pods }) => `reach ${pods}, since no rule holds for them any more and every pod of the Service answers`,
    safeSteps: (_, { rules }) => ['send all requests to one version', 'take the other versions away', `take ${rules || 'the rules'} away`],
  }),
};
