import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { WitnessNames, besideFirst, draftsOf } from '../witness-draft';

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
    safeSteps: ({ pods: [pods] }, names) => pods?.after === undefined || pods.before === undefined ? oneAfterTheOther(names, pods?.after === undefined) : besideFirst(names),
  }),
};

/** Rules that keep requests from a version must be there before it, and as long as it is. */
function oneAfterTheOther({ rules, pods }: WitnessNames, isGoing: boolean): string[] {
  return isGoing ? [`take ${pods} away, and change no rules`, 'apply the rest'] : [`apply ${rules || 'the rules'}`, `start ${pods}`];
}
