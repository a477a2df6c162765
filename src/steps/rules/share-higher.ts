import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepShareHigher: StepRule = {
  code: 'CC909',
  name: 'step-share-higher',
  severity: Severity.WARNING,
  meaning: 'in some mix of old and new objects, a version gets more requests than before and after',
  consequence: 'A version that should see few requests sees many for as long as the mix lasts.',
  fix: 'change one of the objects a step before the other',
  sources: ['transitions/t084'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.SHARE_HIGHER], {
    happens: (_, { pods }) => `reach ${pods}, more than before and after the step`,
  }),
};
