import { Problem } from './problem';
import { Stage } from './stage';

/** How an autoscaler sets the instances of a version, above those that a stage needs. */
export interface Autoscaling {
  readonly maxReplicas: number;
  /** Percent of what the pods request. */
  readonly cpuUtilization?: number;
  readonly memoryUtilization?: number;
  /** Further metrics, as `autoscaling/v2` writes them. */
  readonly metrics: readonly object[];
}

/** Refuses a stage that needs more instances of a version than its autoscaler may run. */
export function checkCovers(version: string, autoscaling: Autoscaling, stages: readonly Stage[]): void {
  for (const stage of stages) {
    const least = stage.instances.get(version) ?? 0;
    if (least > autoscaling.maxReplicas) {
      throw new Problem(`maxReplicas is ${autoscaling.maxReplicas}, stage "${stage.name}" needs at least ${least} instances of ${version}: raise maxReplicas to ${least} or more, or lower replicas`);
    }
  }
}
