import * as pulumi from '@pulumi/pulumi';
import { Before, ReleaseState } from './before';
import { CheckedStages } from './checked-stages';
import { judged } from './judged';
import { stateOf } from './jump';
import { releaseObjects } from './release-objects';
import { releaseParts } from './release-parts';
import { ReleaseResources, allOf, registerObjects } from './release-resources';
import { reported } from './reported';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { ReleaseStage, releaseStage } from '../constructs/release-stage';
import { host } from '../manifests/identity';
import { Release } from '../model/release';

/** A stage of the plan, without its objects. */
export type PlanStage = Omit<ReleaseStage, 'manifests'>;

/**
 * What every kind of release has in common: a Service whose selector never changes, a Deployment and a subset for each version that is there, and routes,
 * in the stage that the progress selects; each of them a resource of its own type below this one.
 *
 * What serves is protected, in the stage that takes its traffic away no more; `protect` in the options replaces that for all.
 */
export abstract class ReleasedService extends pulumi.ComponentResource {
  /** The host that callers address: full where the namespace is known. */
  public readonly host: pulumi.Output<string>;
  /** Name of the stage that the program is at. Plain, so that a program may ask. */
  public readonly stage: string;
  /** Every stage of the plan: versions with instances and shares. Plain. */
  public readonly plan: readonly PlanStage[];
  /** The versions that are there, each with instances and its share of the requests that no rule takes. */
  public readonly versions: pulumi.Output<ReleaseState['versions']>;
  /** Where the release stands: export it, so that the next update knows where it begins. */
  public readonly release: pulumi.Output<ReleaseState>;
  /** The resources of this stage. */
  public readonly resources: ReleaseResources;

  protected constructor(kind: string, name: string, args: ReleasedServiceArgs, releaseOf: () => Release<VersionArgs>, options: pulumi.ComponentResourceOptions = {}) {
    const { parts, objectsOf, stages, isSafe } = reported(name, () => {
      const checked = draft(kind, name, args, releaseOf);
      return { ...checked, isSafe: judged(name, args.before ?? Before.lastUpdate(), checked.parts, checked.stages) };
    });
    super(`cdk8s-canary:index:${kind}`, name, {}, { ...options, dependsOn: allOf(isSafe, options.dependsOn) });

    this.resources = registerObjects({
      parent: this,
      name,
      objects: objectsOf(parts.current),
      serving: parts.current.split.versions,
      options,
      isSafe,
      resolve: manifest => parts.namespace.resolve(manifest),
    });
    const state = stateOf(parts);
    this.stage = parts.current.name;
    this.plan = parts.plan.stages.map(stage => planStage(releaseStage(stage, stages.of(stage).map(({ manifest }) => manifest), parts.identity)));
    this.host = pulumi.output<string>(parts.namespace.resolve(host(parts.identity)));
    this.versions = pulumi.output(state.versions);
    this.release = pulumi.output(state);
    this.registerOutputs({ host: this.host, stage: this.stage, plan: this.plan, versions: this.versions, release: this.release });
  }
}

/** Everything that can be wrong with the arguments is found here, before a resource is registered. */
function draft(kind: string, name: string, args: ReleasedServiceArgs, releaseOf: () => Release<VersionArgs>) {
  const parts = releaseParts(kind, name, args, releaseOf);
  const objectsOf = releaseObjects(parts, args);
  const stages = new CheckedStages(parts, objectsOf);
  stages.check();
  return { parts, objectsOf, stages };
}

function planStage({ manifests: _, ...stage }: ReleaseStage): PlanStage {
  return stage;
}
