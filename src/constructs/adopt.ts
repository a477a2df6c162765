import { ApiObject } from 'cdk8s';
import { AdoptionWay } from '../model/adoption-plan';
import { checkArguments } from '../model/props/check';

/** Options of `Adopt.deployment`. */
export interface AdoptDeploymentOptions {
  /**
   * The Deployment itself. It is then in the output as long as a stage needs it, and the checks see it.
   * @default - declared elsewhere: take it away there once `takeover` has settled, and say `stable` then
   */
  readonly manifest?: ApiObject;
}

/**
 * How a service that already runs, without a version label and without routes, is taken in. Where nothing says how far that is, it is at `before`: nothing of what
 * runs changes but for gateways that `exposure` adds, which lead to the Service as a whole
 * until its version has everything. Remove the prop once `stable` has settled; the output stays the same.
 */
export class Adopt {
  /**
   * A Deployment of ours starts beside the old one and takes over by routing; the old one retires: `before`, `adopt` (both are up),
   * `route` (the first route, to the pods of both), `takeover` (all requests to ours), `stable`. The same stages in reverse are
   * the way out again.
   *
   * While both are there the Service has the pods of both: a disruption budget or an autoscaler that selects by the Service's labels sees ours too.
   * @param name of the Deployment that serves now
   */
  public static deployment(name: string, options: AdoptDeploymentOptions = {}): Adopt {
    checkArguments('Adopt.deployment', arguments);
    return new Adopt('beside', options.manifest, name);
  }

  /**
   * The old Deployment stays and becomes the stable version: its pods get the version's label in a stage of its own, then come the subset and the routes:
   * `before`, `label`, `subset`, `stable`. The stable version then has neither image nor workload. The same stages in reverse are the way out again.
   *
   * Raises an error for a Deployment that takes all its pods down to replace them (`Recreate`).
   */
  public static manifest(deployment: ApiObject): Adopt {
    checkArguments('Adopt.manifest', arguments);
    return new Adopt('labelled', deployment, deployment.name);
  }

  private constructor(
    /** @internal */
    public readonly _way: AdoptionWay,
    /** @internal */
    public readonly _manifest: ApiObject | undefined,
    /** @internal */
    public readonly _name: string,
  ) {}
}
