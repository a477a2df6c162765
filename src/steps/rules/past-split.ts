import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPastSplit: StepRule = {
  code: 'CC937',
  name: 'step-past-split',
  severity: Severity.WARNING,
  meaning: 'a version starts or goes behind rules that send it nothing, while another way in reaches all pods of its Service',
  consequence: 'The new version answers as soon as it is ready, and the old one until it is gone, each with the share of its pods: the release does not begin and end where its rules say.',
  fix: 'let every way in (gateway, HTTPRoute, another host, callers without a rule) send to the same subsets or Services of versions before a version comes or goes',
  sources: ['transitions/u001', 'transitions/u008', 'transitions/u405', 'transitions/t080'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PAST_SPLIT], {
    happens: ({ isLasting, target, related = [] }, { pods }) => isLasting
      ? `reach ${pods} as soon as it is ready: they go to any pod of ${target?.host}, and ${related.join(' and ')} sends it nothing`
      : `still reach ${pods} until it is gone: they go to any pod of ${target?.host}, and ${related.join(' and ')} sends it nothing`,
    fix: ({ chain, related = [] }) => `let requests to ${chain.host} choose versions as ${related.join(' and ')} does`,
  }),
};
