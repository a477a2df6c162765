import { Stage } from '../model/stage';
import { objectName, versionOf } from '../model/version';
import { shareOf } from '../model/weights';

/** A version in a stage. */
export interface StageVersion {
  readonly version: string;
  /** Instances it has; the fewest, where an autoscaler decides. */
  readonly instances: number;
  /** Its share of the requests that no rule takes, such as `90%` or `2/3`; `0%` while a running service is adopted and gives it what its pods make of all. */
  readonly share: string;
}

/** A rule in a stage: requests that are divided in a way of their own. */
export interface StageRule {
  readonly name: string;
  /** Shares by version, such as `90%` or `2/3`. */
  readonly shares: { [version: string]: string };
}

/** A running Deployment that is being taken in. */
export interface FormerDeployment {
  readonly name: string;
  /** Instances it has. @default - its manifest is not in the app, or leaves the number to an autoscaler */
  readonly instances?: number;
}

/** A version that can be looked at before callers get it. */
export interface StagePreview {
  readonly version: string;
  /** Name of the Service of its own. */
  readonly service: string;
}

/** A stage of a release: the complete state, as plain data. */
export interface ReleaseStage {
  readonly name: string;
  /** Share of the audience that the new version gets. @default - the stage is not about a share */
  readonly ratio?: string;
  /** Whether the mesh has routes. Without a mesh, and while a running service is adopted, the Service's pods may share the requests by their number. */
  readonly isRouted: boolean;
  /** The versions that are there. */
  readonly versions: StageVersion[];
  /** What served before the service was ours. @default - it is not there, or is one of the versions */
  readonly former?: FormerDeployment;
  /** What is shown before callers get it. @default - nothing */
  readonly preview?: StagePreview;
  /** The rules before the default, in order. */
  readonly rules: StageRule[];
  /** Every object of the service in this stage, edits and patches included. */
  readonly manifests: any[];
}

/** What a stage says of a service beside its split. */
export interface StagedIdentity {
  readonly service: string;
  readonly former?: FormerDeployment;
}

export function releaseStage(stage: Stage, manifests: any[], { service, former }: StagedIdentity): ReleaseStage {
  const isDivided = stage.adoption === undefined || stage.adoption.routes === 'subset';
  return {
    name: stage.name,
    isRouted: manifests.some(({ kind, spec }) => kind === 'VirtualService' && spec.gateways === undefined),
    ...stage.ratio === undefined ? {} : { ratio: String(stage.ratio) },
    versions: stage.present.map(version => ({
      version,
      instances: stage.instances.get(version)!,
      share: isDivided ? String(shareOf(stage.split._weights, version)) : '0%',
    })),
    ...stage.adoption?.former !== true || former === undefined ? {} : { former },
    ...stage.preview === undefined ? {} : { preview: { version: stage.preview, service: objectName(service, versionOf(stage.preview)) } },
    rules: stage.split._rules.map(rule => ({
      name: rule.name,
      shares: Object.fromEntries([...rule.weights.keys()].map(version => [version, String(shareOf(rule.weights, version))])),
    })),
    manifests,
  };
}
