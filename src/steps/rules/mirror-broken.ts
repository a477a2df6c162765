import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepMirrorBroken: StepRule = {
  code: 'CC913',
  name: 'step-mirror-broken',
  severity: Severity.WARNING,
  meaning: 'in some mix of old and new objects, requests are mirrored to what is not there',
  consequence: 'The copies are lost and the callers do not notice; what the mirrored version shows in that time says nothing.',
  fix: 'start the mirrored version and define its subset a step before the mirror, and take them away a step after',
  sources: ['transitions/t024', 'transitions/t026', 'verdicts/up-mirror-added'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.MIRROR_BROKEN], {
    happens: (_, { target }) => `are mirrored to ${target}, where nobody answers`,
  }),
};
