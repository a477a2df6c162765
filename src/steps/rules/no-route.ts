import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepNoRoute: StepRule = {
  code: 'CC901',
  name: 'step-no-route',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, requests that were answered find no route',
  consequence: 'The proxy answers 404 for as long as the mix lasts, and for good if it is what the step ends with.',
  fix: 'keep a route for every request that has one: add the new rule a step before the old one goes, and keep the catch-all',
  sources: ['transitions/t030', 'transitions/t034'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.NO_ROUTE], {
    happens: ({ detail }) => detail === 'sidecar' ? 'are let out nowhere, since their Sidecar does not import the host (REGISTRY_ONLY)'
      : detail === 'connection' ? 'find no route, and the connection is closed' : 'find no route and get 404',
    fix: ({ isLasting }, { rules, edited }) => !isLasting ? undefined
      : rules === '' && edited !== '' ? `keep what serves these requests in ${edited}` : `keep a route for these requests in ${rules || 'the rules'}`,
  }),
};
