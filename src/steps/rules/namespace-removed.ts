import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { StepRule } from '../rule';
import { Step } from '../step';

export const namespaceRemoved: StepRule = {
  code: 'CC936',
  name: 'namespace-removed',
  severity: Severity.ERROR,
  meaning: 'a Namespace goes from the files while objects of it stay',
  consequence: 'Where removed objects are pruned, the whole namespace goes with everything in it, and what stays cannot be applied.',
  fix: 'keep the Namespace in the files, or mark it first as one that is not pruned',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  *checkStep(before, after): Iterable<Draft> {
    const removed = Step.of(before, after).ofKind('Namespace').flatMap(change => change.after === undefined && change.before !== undefined ? [change.before] : []);
    for (const namespace of removed) {
      const stays = after.all.find(object => object.namespace === namespace.name && object.raw.metadata !== undefined);
      if (stays !== undefined) {
        yield { object: namespace, related: [stays], message: `Namespace ${namespace.name} goes, and ${stays} stays in it` };
      }
    }
  },
};
