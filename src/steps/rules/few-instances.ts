import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { autoscalerOf } from '../instances';
import { judgeMixes } from '../mixes';
import { StepRule } from '../rule';
import { Step } from '../step';

export const fewInstancesAfterAutoscaler: StepRule = {
  code: 'CC932',
  name: 'few-instances-after-autoscaler',
  severity: Severity.INFO,
  meaning: 'requests move from a version whose autoscaler may run many instances to one that starts with few',
  consequence: 'If the old version had scaled up, the new one begins with less than the load asks for, until its own autoscaler acts.',
  fix: 'before the switch, let the new version run as many instances as the old one does then',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    const told = new Set<string>();
    for (const loads of judgeMixes(step).loads(0)) {
      const left = loads.filter(load => load.after < load.before);
      for (const { pods, after: share } of left.length === 0 ? [] : loads.filter(load => load.after > load.before)) {
        const many = left.map(other => autoscalerOf(before, other.pods.object)).find(autoscaler => (autoscaler?.max ?? 0) * share > (pods.countAtLeast ?? Infinity));
        if (many !== undefined && !told.has(pods.id)) {
          told.add(pods.id);
          yield {
            object: pods.object,
            related: [many.object],
            message: `requests move to ${pods.object} with ${pods.countAtLeast} instances, from a version of which ${many.object} may run ${many.max}`,
          };
        }
      }
    }
  },
};
