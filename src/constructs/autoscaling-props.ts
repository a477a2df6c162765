import { ContainerOpts, ContainerProps, ContainerResources } from 'cdk8s-plus-27';
import { Autoscaling } from '../model/autoscaling';
import { checkCount } from '../model/capacity';
import { Problem, shown } from '../model/problem';

/**
 * An autoscaler for each version: a HorizontalPodAutoscaler that never goes below the instances that the stage needs.
 *
 * Autoscaling begins with a version, never in the middle of its life: `spec.replicas` is in no stage of a version that has an autoscaler, and dropping it from a
 * version that runs would take it down to one instance. To begin with it on a running service, say it at the canary.
 */
export interface AutoscalingProps {
  /** The most instances of a version. A whole number; raises an error where a stage needs more. */
  readonly maxReplicas: number;
  /** CPU time wanted on average, in percent of what the pods request. A whole number of 1 or more. @default 80, where nothing else is measured */
  readonly cpuUtilization?: number;
  /** Memory wanted on average, in percent of what the pods request. A whole number of 1 or more. @default - not measured */
  readonly memoryUtilization?: number;
  /** Further metrics, as `autoscaling/v2` writes them. @default - none */
  readonly metrics?: any[];
}

/** @param containers those of the pods: a percentage of what they request needs requests */
export function autoscalingOf(props: AutoscalingProps, containers: readonly (ContainerOpts | ContainerProps)[]): Autoscaling {
  const { maxReplicas, memoryUtilization, metrics = [] } = props;
  const measuresNothing = props.cpuUtilization === undefined && memoryUtilization === undefined && metrics.length === 0;
  const cpuUtilization = measuresNothing ? 80 : props.cpuUtilization;
  checkCount(maxReplicas, 'autoscaling.maxReplicas');
  checkCount(cpuUtilization, 'autoscaling.cpuUtilization');
  checkCount(memoryUtilization, 'autoscaling.memoryUtilization');
  for (const { name, resources } of containers) {
    checkRequest('cpu', cpuUtilization, resources?.cpu, resources, name);
    checkRequest('memory', memoryUtilization, resources?.memory, resources, name);
  }
  return { maxReplicas, cpuUtilization, memoryUtilization, metrics: JSON.parse(JSON.stringify(metrics)) };
}

/** An autoscaler that finds no request stands still. A limit is a request too; without `resources` cdk8s-plus requests some of each. */
function checkRequest(
  what: 'cpu' | 'memory', percent: number | undefined, asked: { request?: unknown; limit?: unknown } | undefined, resources: ContainerResources | undefined, container?: string,
): void {
  if (percent !== undefined && resources !== undefined && asked?.request === undefined && asked?.limit === undefined) {
    throw new Problem(`autoscaling.${what}Utilization is ${shown(percent)} percent of what the pods request, and container ${shown(container ?? 'main')} requests no ${what}: say resources.${what}.request`);
  }
}
