import { asString, get } from '../../mesh/manifest';
import { podsIn } from '../../mesh/pods';
import { autoscalers } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const autoscalerTargetMissing: StaticRule = {
  code: 'CC820',
  name: 'autoscaler-target-missing',
  severity: Severity.ERROR,
  meaning: 'an autoscaler scales a workload that is not there, or names it as another kind or in another API group',
  consequence: 'It never scales: under load the version stays as small as it is.',
  fix: 'write kind, name and apiVersion of the workload as they are',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/', 'verdicts/hpa-target-kind-wrong'],
  *check(set): Iterable<Draft> {
    for (const { object, kind, name } of autoscalers(set)) {
      const { namespace } = object;
      const target = set.find(kind, namespace, name);
      const field = 'spec.scaleTargetRef';
      const apiVersion = asString(get(object.spec, 'scaleTargetRef', 'apiVersion'));
      if (target !== undefined) {
        // Without an API version, an autoscaler looks for it in all.
        if (apiVersion !== undefined && apiVersion !== '' && groupOf(apiVersion) !== target.group) {
          yield { object, field: `${field}.apiVersion`, related: [target], message: `${target} is in ${target.apiVersion}, not in ${apiVersion}` };
        }
        continue;
      }
      const sameName = podsIn(set, namespace).find(pods => pods.object.name === name);
      if (sameName !== undefined) {
        yield { object, field: `${field}.kind`, related: [sameName.object], message: `${namespace}/${name} is a ${sameName.object.kind}, not a ${kind}` };
      } else if (set.complete || podsIn(set, namespace).length > 0) {
        yield { object, field: `${field}.name`, message: `the files show no ${kind} ${namespace}/${name}`, missing: { kind, namespace, name } };
      }
    }
  },
};

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
