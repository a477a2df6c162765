import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPodsNone: StepRule = {
  code: 'CC908',
  name: 'step-pods-none',
  severity: Severity.ERROR,
  meaning: 'requests go to a selector that no pods carry, or whose pods are scaled to none',
  consequence: 'There is nobody to answer: 503 for all that is sent there.',
  fix: 'select labels that running pods carry',
  sources: ['transitions/t066', 'verdicts/subset-selects-no-pods'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PODS_NONE], {
    happens: (_, { target }) => `get 503, since no running pod belongs to ${target}`,
    fix: (_, { rules, targets, pods }) => `let ${targets || rules || 'the selector'} select pods that are there${pods === '' ? '' : `, or start ${pods} first`}`,
  }),
};
