import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { autoscalerOf } from '../instances';
import { allPods } from '../pods-index';
import { StepRule } from '../rule';
import { servingIn } from '../serving';
import { Step } from '../step';

export const autoscalerHandover: StepRule = {
  code: 'CC928',
  name: 'autoscaler-handover',
  severity: Severity.WARNING,
  meaning: '`spec.replicas` is dropped from a workload that serves, for an autoscaler to set',
  consequence: 'The field falls back to 1: the version runs one instance until the autoscaler acts, also where it was there a step before.',
  fix: 'let autoscaling begin with a version, and leave `spec.replicas` out of its manifest from its first stage on',
  sources: [
    'transitions/t071', 'transitions/t073', 'verdicts/up-hpa-replicas-given-up-early',
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    const isServing = (id: string): boolean => servingIn(step).before.has(id) || servingIn(step).after.has(id);
    for (const pods of step.changes.length === 0 ? [] : allPods(step)) {
      const autoscaler = pods.isHandedOver ? autoscalerOf(after, pods.object) : undefined;
      if (autoscaler !== undefined && (pods.countBefore ?? 1) > 1 && isServing(pods.id)) {
        yield {
          object: pods.object,
          field: 'spec.replicas',
          related: [autoscaler.object],
          message: `spec.replicas of ${pods.object} is dropped for ${autoscaler.object}: it runs 1 instance instead of ${pods.countBefore} until the autoscaler acts`,
        };
      }
    }
  },
};
