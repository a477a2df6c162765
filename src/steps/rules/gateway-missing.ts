import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepGatewayMissing: StepRule = {
  code: 'CC912',
  name: 'step-gateway-missing',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, the Gateway that requests come in by is not there or not the one that rules are bound to',
  consequence: 'The gateway answers 404, or does not listen at all.',
  fix: 'add the new Gateway and bind the rules to both, then take the old one away',
  sources: ['transitions/t042'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.GATEWAY_MISSING], {
    happens: () => 'get 404, since no Gateway with a rule for them is there',
  }),
};
