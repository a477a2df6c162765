import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepPortUnknown: StepRule = {
  code: 'CC903',
  name: 'step-port-unknown',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, requests go to a port that the Service does not have, or cannot tell which of several',
  consequence: 'Callers of the old port fail, and destinations without a port fail at gateways once a Service has two.',
  fix: 'add the new port beside the old one, name a port in every destination, move the callers, and take the old port away last',
  sources: ['transitions/t070', 'verdicts/up-port-number'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.PORT_UNKNOWN], {
    happens: ({ target, requests, detail }, names) => detail === 'unsaid' ? `fail, since ${names.target} has several ports and the route names none`
      : `fail, since ${names.target} has no port ${target?.port ?? requests.port ?? 'for them'}`,
  }),
};
