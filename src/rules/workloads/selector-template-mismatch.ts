import { controllers } from '../../mesh/controllers';
import { selects } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Kinds whose selector the API server holds against the template. */
const CHECKED = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet']);

export const selectorTemplateMismatch: StaticRule = {
  code: 'CC800',
  name: 'selector-template-mismatch',
  severity: Severity.ERROR,
  meaning: 'the selector of a workload does not match the labels of its template, or is empty',
  consequence: 'The API server refuses the workload.',
  fix: 'give the template all labels of the selector',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector', 'verdicts/deploy-selector-mismatch', 'verdicts/deploy-no-labels'],
  *check(set): Iterable<Draft> {
    for (const { pods: { object, labels }, hasSelector, matchLabels, hasExpressions } of controllers(set)) {
      if (!CHECKED.has(object.kind) || !hasSelector) {
        continue;
      }
      if (matchLabels.size === 0 && !hasExpressions) {
        yield { object, field: 'spec.selector', message: `${object} has an empty selector` };
      } else if (!selects(matchLabels, labels)) {
        const missing = [...matchLabels].filter(([key, value]) => labels.get(key) !== value).map(([key, value]) => `${key}=${value}`);
        yield { object, field: 'spec.template.metadata.labels', message: `the template does not carry ${missing.join(',')}, which the selector asks for` };
      }
    }
  },
};
