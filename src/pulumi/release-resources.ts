import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { ObjectRole, ReleaseObject } from './release-objects';

/** The resources of the stage that the program is at. What belongs to a version is found by the version's name. */
export interface ReleaseResources {
  readonly service: k8s.core.v1.Service;
  /** A version's Service of its own, where it may be looked at before callers get it. */
  readonly previews: { readonly [version: string]: k8s.core.v1.Service };
  readonly deployments: { readonly [version: string]: k8s.apps.v1.Deployment };
  readonly configMaps: { readonly [version: string]: readonly k8s.core.v1.ConfigMap[] };
  readonly autoscalers: { readonly [version: string]: k8s.autoscaling.v2.HorizontalPodAutoscaler };
  readonly disruptionBudgets: { readonly [version: string]: k8s.policy.v1.PodDisruptionBudget };
  /** Undefined where nothing routes. */
  readonly destinationRule?: k8s.apiextensions.CustomResource;
  /** The mesh's first, then those of gateways. */
  readonly virtualServices: readonly k8s.apiextensions.CustomResource[];
}

interface Kind {
  /** What has to be up before. Services wait for pods by themselves, so both start together. */
  readonly after: readonly ObjectRole[];
  /** Whether it serves requests as long as its version does. */
  readonly serves: boolean;
  create(name: string, manifest: any, options: pulumi.CustomResourceOptions): pulumi.CustomResource;
}

/** In the order of registration. */
const KINDS: { readonly [role in ObjectRole]: Kind } = {
  config: { after: [], serves: false, create: (name, manifest, options) => new k8s.core.v1.ConfigMap(name, manifest, options) },
  service: { after: [], serves: true, create: (name, manifest, options) => new k8s.core.v1.Service(name, manifest, options) },
  preview: { after: [], serves: false, create: (name, manifest, options) => new k8s.core.v1.Service(name, manifest, options) },
  budget: { after: [], serves: false, create: (name, manifest, options) => new k8s.policy.v1.PodDisruptionBudget(name, manifest, options) },
  workload: { after: ['config'], serves: true, create: (name, manifest, options) => new k8s.apps.v1.Deployment(name, manifest, options) },
  autoscaler: { after: ['workload'], serves: false, create: (name, manifest, options) => new k8s.autoscaling.v2.HorizontalPodAutoscaler(name, manifest, options) },
  subsets: { after: ['service', 'workload', 'autoscaler'], serves: true, create: (name, manifest, options) => new k8s.apiextensions.CustomResource(name, manifest, options) },
  routes: { after: ['subsets', 'service', 'workload', 'autoscaler'], serves: true, create: (name, manifest, options) => new k8s.apiextensions.CustomResource(name, manifest, options) },
};

export interface RegisterProps {
  readonly parent: pulumi.ComponentResource;
  readonly name: string;
  readonly objects: readonly ReleaseObject[];
  /** Versions that get requests in this stage. */
  readonly serving: readonly string[];
  readonly options: pulumi.ComponentResourceOptions;
  /** Rejected where the step of this update is refused: nothing is registered then. */
  readonly isSafe: Promise<void>;
  /** What of a manifest is known later. */
  resolve(manifest: any): any;
}

/** Registers the objects of a stage, each after what has to be up before it. */
export function registerObjects({ parent, name, objects, serving, options, isSafe, resolve }: RegisterProps): ReleaseResources {
  const registered = new Map<ReleaseObject, pulumi.CustomResource>();
  for (const [role, { after, serves, create }] of Object.entries(KINDS)) {
    for (const object of objects.filter(one => one.role === role)) {
      const before = [...registered].filter(([other]) => after.includes(other.role) && isNeededBy(object, other)).map(([, resource]) => resource);
      const isServing = serves && (object.version === undefined || serving.includes(object.version));
      registered.set(object, create(`${name}${object.suffix}`, resolve(object.manifest), {
        parent,
        dependsOn: allOf(isSafe, options.dependsOn, before),
        ignoreChanges: options.ignoreChanges,
        customTimeouts: options.customTimeouts,
        // Lifted in the stage that takes its traffic away; what the program says of protection holds for all.
        ...isServing && options.protect === undefined ? { protect: true } : {},
      }));
    }
  }
  return byRole(registered);
}

/** A version's own objects wait for that version's alone. */
function isNeededBy(object: ReleaseObject, other: ReleaseObject): boolean {
  return object.version === undefined || other.version === undefined || object.version === other.version;
}

/** Lists in lists, and promises of them, are what the SDK takes, though its types do not say so. */
export function allOf(isSafe: Promise<void>, ...resources: (pulumi.ResourceOptions['dependsOn'] | readonly pulumi.Resource[])[]): pulumi.Input<pulumi.Resource>[] {
  return [isSafe, ...resources.filter(one => one !== undefined)] as unknown as pulumi.Input<pulumi.Resource>[];
}

function byRole(registered: ReadonlyMap<ReleaseObject, pulumi.CustomResource>): ReleaseResources {
  const ofRole = <T>(role: ObjectRole): { readonly version?: string; readonly resource: T }[] =>
    [...registered].filter(([object]) => object.role === role).map(([{ version }, resource]) => ({ version, resource: resource as T }));
  const byVersion = <T>(role: ObjectRole): { [version: string]: T } => Object.fromEntries(ofRole<T>(role).map(({ version, resource }) => [version, resource]));
  const configMaps: { [version: string]: k8s.core.v1.ConfigMap[] } = {};
  for (const { version, resource } of ofRole<k8s.core.v1.ConfigMap>('config')) {
    (configMaps[version!] ??= []).push(resource);
  }
  return {
    service: ofRole<k8s.core.v1.Service>('service')[0].resource,
    previews: byVersion('preview'),
    deployments: byVersion('workload'),
    configMaps,
    autoscalers: byVersion('autoscaler'),
    disruptionBudgets: byVersion('budget'),
    destinationRule: ofRole<k8s.apiextensions.CustomResource>('subsets')[0]?.resource,
    virtualServices: ofRole<k8s.apiextensions.CustomResource>('routes').map(({ resource }) => resource),
  };
}
