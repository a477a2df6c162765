import { autoscalers, isLive, writtenReplicas } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const autoscalerAndReplicas: StaticRule = {
  code: 'CC823',
  name: 'autoscaler-and-replicas',
  severity: Severity.WARNING,
  meaning: 'a workload that an autoscaler scales also says its replicas',
  consequence: 'Each apply sets the number of pods back under load, or stops with a conflict about who owns the field.',
  fix: 'leave out spec.replicas from the first apply on; the autoscaler\'s minReplicas say how few there may be',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling', 'verdicts/hpa-and-replicas'],
  *check(set): Iterable<Draft> {
    for (const { object: autoscaler, kind, name } of autoscalers(set)) {
      const target = set.find(kind, autoscaler.namespace, name);
      const replicas = target === undefined ? undefined : writtenReplicas(target);
      // None by hand turns the autoscaler off, which is how a version is put to rest.
      if (target !== undefined && replicas !== undefined && replicas !== 0 && !isLive(target)) {
        yield { object: target, field: 'spec.replicas', related: [autoscaler], message: `${target} says ${replicas} replicas, and ${autoscaler} scales it` };
      }
    }
  },
};
