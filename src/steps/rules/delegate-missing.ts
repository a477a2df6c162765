import { Severity } from '../../rules/finding';
import { StepRule } from '../rule';
import { WitnessKind } from '../witness';
import { draftsOf } from '../witness-draft';

export const stepDelegateMissing: StepRule = {
  code: 'CC911',
  name: 'step-delegate-missing',
  severity: Severity.ERROR,
  meaning: 'in some mix of old and new objects, a route delegates to a VirtualService that is not there',
  consequence: 'The route vanishes: requests fall through to the next one, in the mesh to the plain Service, or find none and get 404.',
  fix: 'add a delegate a step before a root names it, and take it away a step after',
  sources: ['transitions/t036', 'transitions/t040'],
  checkStep: (before, after) => draftsOf(before, after, [WitnessKind.DELEGATE_MISSING], {
    happens: ({ target, chain }) => target === undefined
      ? 'find no route and get 404, since a delegate is not there' : `lose their rule, since a delegate is not there, and reach any pod of ${chain.host}`,
    fix: ({ isLasting, detail }) => isLasting ? `keep ${name(detail)} as long as a root delegates to it` : undefined,
  }),
};

/** `VirtualService shop/part` of an id. */
function name(id = ''): string {
  const [, kind, ...rest] = id.split('/');
  return `${kind} ${rest.join('/')}`;
}
