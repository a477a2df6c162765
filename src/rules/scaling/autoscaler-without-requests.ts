import { Inventory } from '../../mesh/inventory';
import { PlainObject, asString, entries, get, getAt } from '../../mesh/manifest';
import { Pods, podsIn } from '../../mesh/pods';
import { autoscalers } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const autoscalerWithoutRequests: StaticRule = {
  code: 'CC828',
  name: 'autoscaler-without-requests',
  severity: Severity.INFO,
  meaning: 'an autoscaler goes by a percentage of what containers request, and one of them requests nothing',
  consequence: 'The percentage cannot be computed: the autoscaler never scales, and under load the version stays as small as it is.',
  fix: 'write the request of every container, or let the autoscaler go by an average value',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work'],
  *check(set): Iterable<Draft> {
    for (const { object, kind, name } of autoscalers(set)) {
      const target = podsIn(set, object.namespace).find(pods => pods.object.kind === kind && pods.object.name === name);
      if (target === undefined || hasDefaults(set, object.namespace)) {
        continue;
      }
      for (const { resource, container, field } of wanted(object.apiVersion, object.spec)) {
        const bare = target.containers.find(each => (container === undefined || each.name === container) && !each.isProxy && !requests(each.raw, target, resource));
        if (bare !== undefined) {
          yield { object, related: [target.object], field, message: `container "${bare.name ?? ''}" of ${target.object} requests no ${resource}, of which the autoscaler wants a percentage` };
        }
      }
    }
  },
};

interface Wanted {
  readonly resource: string;
  readonly container?: string;
  readonly field: string;
}

/** Resources of which a percentage is asked for. */
function wanted(apiVersion: string, spec: PlainObject): Wanted[] {
  if (apiVersion === 'autoscaling/v1') {
    return get(spec, 'targetCPUUtilizationPercentage') === undefined ? [] : [{ resource: 'cpu', field: 'spec.targetCPUUtilizationPercentage' }];
  }
  return entries(get(spec, 'metrics'), 'spec.metrics').flatMap(([metric, field]) => ['resource', 'containerResource'].flatMap(key => {
    const resource = asString(get(metric, key, 'name'));
    return resource === undefined || getAt(metric, [key, 'target', 'averageUtilization']) === undefined ? []
      : [{ resource, container: asString(get(metric, key, 'container')), field: `${field}.${key}` }];
  }));
}

/** A limit counts as a request where none is written; what the pod as a whole requests counts for all. */
function requests(container: PlainObject, { podSpec }: Pods, resource: string): boolean {
  return ['requests', 'limits'].some(key => [container, podSpec].some(holder => getAt(holder, ['resources', key, resource]) !== undefined));
}

/** A LimitRange gives containers what they do not say. */
function hasDefaults(set: Inventory, namespace: string): boolean {
  return set.ofKind('LimitRange').some(object => object.namespace === namespace);
}
