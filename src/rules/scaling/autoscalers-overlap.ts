import { Autoscaler, autoscalers } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const autoscalersOverlap: StaticRule = {
  code: 'CC824',
  name: 'autoscalers-overlap',
  severity: Severity.ERROR,
  meaning: 'two autoscalers scale one workload',
  consequence: 'They fight over the number of pods, or neither acts (AmbiguousSelector).',
  fix: 'keep one autoscaler with all metrics',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  *check(set): Iterable<Draft> {
    const first = new Map<string, Autoscaler>();
    for (const autoscaler of autoscalers(set)) {
      const { object, kind, name } = autoscaler;
      const key = `${object.namespace}/${kind}/${name}`;
      const earlier = first.get(key);
      if (earlier !== undefined && name !== '' && earlier.object.id !== object.id) {
        yield { object, field: 'spec.scaleTargetRef', related: [earlier.object], message: `${earlier.object} scales ${kind} ${object.namespace}/${name} too` };
      }
      first.set(key, earlier ?? autoscaler);
    }
  },
};
