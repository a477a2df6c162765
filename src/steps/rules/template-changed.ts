import { get } from '../../mesh/manifest';
import { Workload } from '../../mesh/workload';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { Choices } from '../choices';
import { Pods } from '../pods';
import { allPods, podsCarrying, selectorOf } from '../pods-index';
import { StepRule } from '../rule';
import { same } from '../same';
import { servicesSelecting } from '../services-selecting';
import { servingIn } from '../serving';
import { Step } from '../step';

export const templateChanged: StepRule = {
  code: 'CC929',
  name: 'template-changed',
  severity: Severity.INFO,
  worst: Severity.WARNING,
  meaning: 'the pod template of a version changes while it serves',
  consequence: 'All its pods are replaced at the pace of its strategy, without a share that could be taken back. A new image beside another version goes past the canary: a warning.',
  fix: 'give what changes a version of its own and move the traffic to it by weights',
  sources: ['transitions/t015'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const pods of step.changes.length === 0 ? [] : allPods(step)) {
      if (pods.isReplaced && pods.countBefore !== 0 && servingIn(step).before.has(pods.id)) {
        const isPastCanary = !same(images(pods.before), images(pods.after)) && isChosen(step, pods);
        yield {
          object: pods.object,
          severity: isPastCanary ? Severity.WARNING : Severity.INFO,
          field: 'spec.template',
          message: isPastCanary ? `the image of ${pods.object} changes in place while it serves, beside another version: all its requests go to the new image at once`
            : `the pod template of ${pods.object} changes while it serves`,
        };
      }
    }
  },
};

function images(workload: Workload | undefined): unknown[] {
  return (workload?.containers ?? []).map(container => [get(container, 'name'), get(container, 'image')]);
}

/** Whether rules choose between these pods and others that run: then there is a way to move requests by weights. */
function isChosen(step: Step, pods: Pods): boolean {
  return servicesSelecting(step.before, pods.object.namespace, pods.before?.labels ?? new Map()).some(service => {
    const pool = podsCarrying(step, service.namespace, selectorOf(service)).filter(({ countBefore }) => countBefore !== 0);
    return pool.length > 1 && Choices.of(step, 'before').amongst(pool).length > 0;
  });
}
