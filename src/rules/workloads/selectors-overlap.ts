import { controllers } from '../../mesh/controllers';
import { podsWith } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const selectorsOverlap: StaticRule = {
  code: 'CC801',
  name: 'selectors-overlap',
  severity: Severity.WARNING,
  meaning: 'the selector of a workload also matches the pods of another one',
  consequence: 'Autoscalers and tools count the pods of both, so one version is scaled by the load of the other.',
  fix: 'select the label of the version beside that of the application; a selector cannot be changed, so under a new name',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector', 'verdicts/deploy-selector-shared'],
  *check(set): Iterable<Draft> {
    for (const { pods, matchLabels, hasExpressions } of controllers(set)) {
      if (matchLabels.size === 0 || hasExpressions) {
        continue;
      }
      const others = podsWith(set, pods.object.namespace, matchLabels).filter(other => other !== pods && other.object.kind !== 'Pod');
      if (others.length > 0) {
        yield {
          object: pods.object,
          field: 'spec.selector',
          related: others.map(other => other.object),
          message: `the selector ${[...matchLabels].map(([key, value]) => `${key}=${value}`).join(',')} also matches the pods of ${others.map(other => other.object).join(', ')}`,
        };
      }
    }
  },
};
