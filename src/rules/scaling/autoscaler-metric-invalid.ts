import { PlainObject, asObject, asString, entries, get } from '../../mesh/manifest';
import { podsIn } from '../../mesh/pods';
import { autoscalers } from '../../mesh/scaling';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** The field that holds each type of metric, and the one that holds each type of target. */
const SOURCES: { readonly [type: string]: string } = { ContainerResource: 'containerResource', External: 'external', Object: 'object', Pods: 'pods', Resource: 'resource' };
const TARGETS: { readonly [type: string]: string } = { AverageValue: 'averageValue', Utilization: 'averageUtilization', Value: 'value' };

export const autoscalerMetricInvalid: StaticRule = {
  code: 'CC825',
  name: 'autoscaler-metric-invalid',
  severity: Severity.ERROR,
  meaning: 'a metric of an autoscaler lacks the settings of its type, has those of another, its target lacks a value, or it is about a container that is not there',
  consequence: 'The API server refuses the autoscaler.',
  fix: 'write the field of the metric\'s type, with a target that has the value of its type',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/'],
  *check(set): Iterable<Draft> {
    for (const { object, kind, name } of autoscalers(set)) {
      for (const [metric, field] of object.apiVersion === 'autoscaling/v1' ? [] : entries(get(object.spec, 'metrics'), 'spec.metrics')) {
        const message = fault(metric);
        if (message !== undefined) {
          yield { object, field, message };
        }
        const container = asString(get(metric, 'containerResource', 'container'));
        const target = podsIn(set, object.namespace).find(pods => pods.object.kind === kind && pods.object.name === name);
        if (container !== undefined && target !== undefined && !target.containers.some(each => each.name === container)) {
          yield { object, related: [target.object], field: `${field}.containerResource.container`, severity: Severity.WARNING, message: `${target.object} has no container "${container}"; without its usage nothing is scaled` };
        }
      }
    }
  },
};

function fault(metric: PlainObject): string | undefined {
  const type = asString(metric.type) ?? '';
  const wanted = Object.hasOwn(SOURCES, type) ? SOURCES[type] : undefined;
  const source = wanted === undefined ? undefined : asObject(metric[wanted]);
  if (wanted === undefined) {
    return undefined;
  }
  const other = Object.values(SOURCES).find(key => key !== wanted && asObject(metric[key]) !== undefined);
  if (source === undefined || other !== undefined) {
    return other === undefined ? `a metric of type ${type} has no ${wanted}` : `a metric of type ${type} has ${other}`;
  }
  const kind = asString(get(source, 'target', 'type')) ?? '';
  const value = Object.hasOwn(TARGETS, kind) ? TARGETS[kind] : undefined;
  return value !== undefined && get(source, 'target', value) === undefined ? `a target of type ${kind} has no ${value}` : undefined;
}
