import { ApiObject } from 'cdk8s';
import { checkArguments } from '../model/props/check';

/** Pods of a version that somebody else declares. They carry the labels that the Service selects and the version's. */
export class Workload {
  /**
   * A Deployment of any origin: another cdk8s-plus, Helm, an `Include`. It leaves the output in stages that the version is not in; nothing else of it is changed.
   * Raises an error where its pods lack a label that the Service selects or the version's.
   */
  public static of(deployment: ApiObject): Workload {
    checkArguments('Workload.of', arguments);
    return new Workload(deployment);
  }

  /** Pods that are managed elsewhere: nothing is written for them, and they have to be there from the version's first stage to its last. */
  public static elsewhere(): Workload {
    return new Workload();
  }

  /** A Deployment whose pods get the version's label in a stage of the plan. @internal */
  public static _toBeLabelled(deployment: ApiObject): Workload {
    return new Workload(deployment, true);
  }

  private constructor(
    /** @internal */
    public readonly _deployment?: ApiObject,
    /** @internal */
    public readonly _isToBeLabelled: boolean = false,
  ) {}
}
