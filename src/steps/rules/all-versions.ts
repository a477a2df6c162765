import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepAllVersions: StepRule = {
  code: 'CC931',
  name: 'step-all-versions',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'callers lose the rules of a host that runs several versions, for good or in some mix of old and new objects',
  consequence: 'Their requests spread over all pods of the Service, a version without a share among them.',
  fix: 'send all requests to one version, take the other away, and only then drop the rules',
  sources: ['verdicts/up-vs-removed', 'verdicts/up-vs-exportto'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.ALL_VERSIONS], {
    happens: ({ isLasting }, { pods }) => `reach ${pods}, since no rule holds for them${isLasting ? ' any more' : ''} and every pod of the Service answers`,
  }),
};
