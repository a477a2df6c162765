import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { allPods } from '../pods-index';
import { StepRule } from '../rule';
import { servingIn } from '../serving';
import { Step } from '../step';

export const templateChanged: StepRule = {
  code: 'CC929',
  name: 'template-changed',
  severity: Severity.INFO,
  meaning: 'the pod template of a version changes while it serves',
  consequence: 'All its pods are replaced at the pace of its strategy, without a share that could be taken back.',
  fix: 'give what changes a version of its own and move the traffic to it by weights',
  sources: ['transitions/t015'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const pods of step.changes.length === 0 ? [] : allPods(step)) {
      if (pods.isReplaced && pods.countBefore !== 0 && servingIn(step).before.has(pods.id)) {
        yield { object: pods.object, field: 'spec.template', message: `the pod template of ${pods.object} changes while it serves` };
      }
    }
  },
};
