import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepHostUnknown: StepRule = {
  code: 'CC902',
  name: 'step-host-unknown',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, requests go to a host whose Service is not there',
  consequence: 'Requests get 503 (500 where an HTTPRoute sends them) for as long as the mix lasts.',
  fix: 'add a Service a step before a route names it, and take it away a step after the last one has left',
  sources: ['transitions/t078', 'verdicts/host-destination-missing'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.HOST_UNKNOWN], {
    happens: ({ target, chain }) => `fail, since ${target?.host ?? chain.host} is not there`,
    fix: ({ isLasting }, { targets }) => !isLasting ? undefined
      : targets === '' ? 'send to a Service that is there, or add this one a step before' : `keep ${targets} as long as something sends there`,
  }),
};
