import { checkServiceArgs } from './check-args';
import { Namespace, namespaceOf } from './late-namespace';
import { podLabels } from './pod-template';
import { stageFromConfig } from './progress';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { connectionPolicy, routePolicy } from '../constructs/policy-props';
import { portsOf } from '../constructs/port-props';
import { destinationRule } from '../manifests/destination-rule';
import { Identity } from '../manifests/identity';
import { identityOf } from '../manifests/identity-of';
import { RouteParts, routeParts } from '../manifests/route-parts';
import { virtualService } from '../manifests/virtual-service';
import { WayIn } from '../manifests/way-in';
import { acceptedOf } from '../model/accepted';
import { Capacity, checkCount } from '../model/capacity';
import { checkServiceName } from '../model/dns-label';
import { Port } from '../model/port';
import { Problem, shown } from '../model/problem';
import { Release } from '../model/release';
import { ReleasePlan } from '../model/release-plan';
import { Stage, routedSplit } from '../model/stage';
import { Version, versionsOf } from '../model/version';

/** What the arguments of a service say, checked. */
export interface ReleaseParts {
  readonly identity: Identity;
  readonly namespace: Namespace;
  readonly ports: readonly Port[];
  readonly versions: readonly ReleasedVersion[];
  readonly plan: ReleasePlan;
  /** Instances of each version that has all the traffic, by its name. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly replicas: number;
  readonly accepted: Release['accepted'];
  /** Undefined where nothing routes. */
  readonly routes?: RoutesOfStages;
  readonly current: Stage;
}

export interface ReleasedVersion {
  readonly version: Version;
  readonly own: VersionArgs;
}

/** The routing objects of a stage. */
export interface RoutesOfStages {
  readonly ways: readonly WayIn[];
  destinationRule(stage: Stage): object;
  virtualService(stage: Stage, way: WayIn): object;
}

export function releaseParts(kind: string, component: string, args: ReleasedServiceArgs, releaseOf: () => Release<VersionArgs>): ReleaseParts {
  checkServiceArgs(`${kind}Props`, args);
  const release = releaseOf();
  const name = args.name ?? component;
  checkServiceName(name);
  checkCount(args.replicas, 'replicas');
  const replicas = args.replicas ?? 1;
  const namespace = namespaceOf(component, args.namespace);
  const identity = identityOf({ ...args, podLabels: podLabels(args) }, name, namespace.written);
  const ports = portsOf(args.port, args.ports);
  const versions = versionsOf(name, release.versions.map(({ version }) => version));
  const sizes = new Map(release.versions.map(version => [version.version, sizeOf(version, replicas)]));
  const capacity = args.capacity ?? Capacity.full();
  const plan = new ReleasePlan(release.plan, sizes, capacity);
  return {
    identity,
    namespace,
    ports,
    versions: versions.map((version, index) => ({ version, own: release.versions[index] })),
    plan,
    sizes,
    replicas,
    accepted: acceptedOf(release, capacity, plan, sizes),
    routes: release.mesh === false ? undefined : routesOf(args, identity, ports, versions, plan.stages),
    current: args.progress === undefined ? stageFromConfig(plan, args.parameter ?? name, args.releases) : plan.at(args.progress),
  };
}

function sizeOf({ version, image, replicas: own }: VersionArgs, replicas: number): number {
  checkCount(own, `replicas of version ${shown(version)}`);
  if (image === undefined || image === '') {
    throw new Problem(`image of version ${shown(version)} is ${shown(image)}, it needs one`);
  }
  return own ?? replicas;
}

function routesOf(args: ReleasedServiceArgs, identity: Identity, ports: readonly Port[], versions: readonly Version[], stages: readonly Stage[]): RoutesOfStages {
  const parts: RouteParts = routeParts({
    service: identity.service,
    namespace: identity.namespace,
    labels: identity.labels,
    versions: Object.fromEntries(versions.map(version => [version.name, { [identity.versionLabel]: version.name }])),
    weights: Object.fromEntries(stages[0].split._weights),
    ports,
    exposure: args.exposure,
  });
  const policy = routePolicy(args.policy);
  const connections = connectionPolicy(args.connections);
  const routes: RoutesOfStages = {
    ways: parts.ways,
    destinationRule: ({ present }) => destinationRule(parts.identity, parts.subsets.filter(({ version }) => present.includes(version.name)), connections),
    virtualService: (stage, way) => virtualService({ identity: parts.identity, versions, ports, policy, split: routedSplit(stage) }, way),
  };
  // What a way in cannot say of any stage is refused in all of them.
  stages.forEach(stage => parts.ways.forEach(way => routes.virtualService(stage, way)));
  return routes;
}
