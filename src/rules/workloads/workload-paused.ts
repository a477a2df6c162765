import { updateStrategy } from '../../mesh/update-strategy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const workloadPaused: StaticRule = {
  code: 'CC815',
  name: 'workload-paused',
  severity: Severity.WARNING,
  meaning: 'a Deployment is paused',
  consequence: 'Changes of its pods do not take effect: a new image stays where it is, in the manifest.',
  fix: 'remove spec.paused; hold back a version by giving it no requests',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('Deployment')) {
      if (updateStrategy(object).isPaused) {
        yield { object, field: 'spec.paused', message: `${object} is paused` };
      }
    }
  },
};
