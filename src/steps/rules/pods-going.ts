import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPodsGoing: StepRule = {
  code: 'CC906',
  name: 'step-pods-going',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'requests go to pods that go in the same step',
  consequence: 'Proxies that still follow the old rules send to pods that are gone: none to a few where removed objects go last, many where they go first. If the rules keep sending there, all of it is lost.',
  fix: 'keep the old pods for a step after the last request has left them',
  sources: ['transitions/t007', 'transitions/t064', 'verdicts/up-scale-to-zero'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PODS_GOING], {
    happens: (_, { target, pods }) => `get 503, since ${pods || 'what was there'} leaves ${target}`,
    fix: ({ isLasting }, { pods }) => isLasting ? `send no requests to ${pods || 'these pods'} any more` : undefined,
  }),
};
