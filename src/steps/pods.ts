import { autoscalerOf, instances } from './instances';
import { isDown, saidReplicas } from './live';
import { partDown, takesAllDown, templateChanges } from './rollout';
import { same } from './same';
import { Step } from './step';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { Workload } from '../mesh/workload';

/** The pods of one workload in a step. */
export class Pods {
  public readonly id: string;
  /** As it stands after the step, or stood before where it goes. */
  public readonly object: ManifestObject;
  /** Instances before and after, before only if they are ready; undefined where the number is not in the files (a DaemonSet's). None where the workload is not there. */
  public readonly countBefore: number | undefined;
  public readonly countAfter: number | undefined;
  /** The template changes. */
  public readonly isReplaced: boolean;
  /** All pods are down for a while. */
  public readonly isInterrupted: boolean;
  /** The part of them that is down together while the template is replaced, more than one and more than a quarter. */
  public readonly partDown: number;
  /** `spec.replicas` is dropped, which sets it to 1 until an autoscaler acts. */
  public readonly isHandedOver: boolean;

  public constructor(
    { before: old, after: next }: Step, private readonly isEdited: boolean, public readonly before: Workload | undefined, public readonly after: Workload | undefined,
  ) {
    const some = (after ?? before)!;
    this.object = some.object;
    this.id = some.object.id;
    this.countBefore = before === undefined || isDown(before.object) ? 0 : instances(old, before);
    this.isHandedOver = before !== undefined && after !== undefined && handsOver(old, before, after);
    this.countAfter = after === undefined ? 0 : settledCount(old, next, before, after);
    this.isReplaced = before !== undefined && after !== undefined && isEdited && templateChanges(before.object, after.object);
    this.isInterrupted = this.isReplaced && takesAllDown(after!, lesser(this.countBefore, this.countAfter));
    this.partDown = this.isReplaced && !this.isInterrupted ? partDown(after!, lesser(this.countBefore, this.countAfter)) : 0;
  }

  /** Whether anything about them changes. */
  public get moves(): boolean {
    return this.before === undefined || this.after === undefined || this.isReplaced || this.isHandedOver || this.countBefore !== this.countAfter
      || (this.isEdited && !same(Object.fromEntries(this.before.labels), Object.fromEntries(this.after.labels)));
  }

  /** The fewest instances at any time of the step, restarts aside. */
  public get countAtLeast(): number | undefined {
    const count = lesser(this.countBefore, this.countAfter);
    return this.isHandedOver ? lesser(count, 1) : count;
  }
}

function lesser(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? a ?? b : Math.min(a, b);
}

function handsOver(before: Inventory, old: Workload, next: Workload): boolean {
  return next.replicas === undefined && ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout'].includes(old.object.kind)
    && saidReplicas(old.object, autoscalerOf(before, old.object) !== undefined);
}

/** Where no manifest says a number, the last one stays: what an autoscaler set, until its minimum is lowered or somebody takes it away. */
function settledCount(before: Inventory, after: Inventory, old: Workload | undefined, next: Workload): number | undefined {
  const count = instances(after, next);
  if (old === undefined || next.replicas !== undefined || handsOver(before, old, next)) {
    return count;
  }
  const [earlier, autoscaler] = [instances(before, old), autoscalerOf(after, next.object)];
  if (autoscaler === undefined || earlier === undefined || count === undefined) {
    return earlier;
  }
  return autoscaler.min < (autoscalerOf(before, old.object)?.min ?? autoscaler.min) ? count : Math.max(earlier, count);
}
