import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { StepRule } from '../rule';
import { isAnswering } from '../service-reach';
import { Step } from '../step';

export const serviceExternalName: StepRule = {
  code: 'CC926',
  name: 'service-turns-external',
  severity: Severity.ERROR,
  meaning: 'a Service that answers turns into an ExternalName',
  consequence: 'All its subsets lose their pods and its cluster address goes: requests get 503 or leave the mesh.',
  fix: 'add the outside name as a Service or ServiceEntry of its own, move the traffic to it by weights, and take the old Service away a step later',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname', 'verdicts/up-service-type-externalname'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const edit of step.edited('Service')) {
      if (edit.after.spec.type === 'ExternalName' && edit.before.spec.type !== 'ExternalName' && isAnswering(step, edit.before)) {
        yield { object: edit.after, field: 'spec.type', message: `${edit.after} turns into an ExternalName, and its pods are behind it no more` };
      }
    }
  },
};
