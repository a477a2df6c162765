import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepSubsetUnknown: StepRule = {
  code: 'CC904',
  name: 'step-subset-unknown',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, requests go to a subset that the DestinationRule does not define',
  consequence: 'The proxy knows no such cluster and answers 503: few requests on a small mesh, more on a large one, all of them if the step ends so.',
  fix: 'define a subset a step before a route names it, and take it away a step after the last route has left it',
  sources: ['https://istio.io/latest/docs/ops/best-practices/traffic-management/#avoid-503-errors-while-reconfiguring-service-routes', 'transitions/t046', 'verdicts/up-subset-removed-referenced'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.SUBSET_UNKNOWN], {
    happens: (_, { target }) => `get 503, since nothing defines ${target}`,
    fix: ({ isLasting }, { targets, target }) => isLasting ? `keep ${target} in ${targets || 'its DestinationRule'} as long as a rule sends there` : undefined,
  }),
};
