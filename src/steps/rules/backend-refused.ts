import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepBackendRefused: StepRule = {
  code: 'CC914',
  name: 'step-backend-refused',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, an HTTPRoute sends to a backend that it may not use',
  consequence: 'The gateway answers 500 for the share of that backend.',
  fix: 'add the ReferenceGrant a step before the reference, and take it away a step after',
  sources: ['https://gateway-api.sigs.k8s.io/api-types/referencegrant/'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.REFUSED], {
    happens: () => 'get 500, since a reference to their backend may not be used',
  }),
};
