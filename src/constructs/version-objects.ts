import { ApiObject, Lazy } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { autoscalingOf } from './autoscaling-props';
import { givenVersion } from './given-version';
import { plainObject } from './plain-object';
import { Release } from './release';
import { ReleasedServiceProps } from './service-props';
import { StageObjects } from './stage-objects';
import { configMaps, configOf, readConfig } from './version-config';
import { versionDeployment } from './version-deployment';
import { VersionProps } from './version-props';
import { autoscaler } from '../manifests/autoscaler';
import { disruptionBudget } from '../manifests/disruption-budget';
import { Identity } from '../manifests/identity';
import { Autoscaling, checkCovers } from '../model/autoscaling';
import { checkLeavesRoom, disruptionBudgetOf } from '../model/disruption-budget';
import { Port } from '../model/port';
import { Stage } from '../model/stage';
import { Version } from '../model/version';
import { SUPPRESS_ANNOTATION } from '../rules/suppression';

export interface VersionObjectsProps {
  readonly identity: Identity;
  readonly version: Version;
  readonly own: VersionProps;
  readonly shared: ReleasedServiceProps;
  readonly ports: readonly Port[];
  /** Every stage that is ever shown. */
  readonly stages: readonly Stage[];
  readonly objects: StageObjects;
  readonly accepted?: Release['accepted'];
}

/** What a version has of its own, in the order it is best applied. */
export interface VersionObjects {
  readonly configMaps: readonly ApiObject[];
  /** Its Deployment, whoever declares it; undefined where it is managed elsewhere. */
  readonly workload?: ApiObject;
  /** The same as a construct, where it is ours. */
  readonly deployment?: Deployment;
  readonly autoscaler?: ApiObject;
  readonly disruptionBudget?: ApiObject;
}

/** A version's objects, each there in the stages that the version is in. */
export function versionObjects(scope: Construct, props: VersionObjectsProps): VersionObjects {
  return props.own.workload === undefined ? ownVersion(scope, props) : { configMaps: [], workload: givenVersion(props) };
}

function ownVersion(scope: Construct, props: VersionObjectsProps): VersionObjects {
  const { identity, version, own, shared, objects } = props;
  const instances = (stage: Stage): number => stage.instances.get(version.name) ?? 0;
  const config = configOf(own);
  const autoscaling = autoscalingFor(props);
  const maps = configMaps(scope, identity, version, config);
  const deployment = versionDeployment(scope, {
    identity,
    version,
    own,
    ports: props.ports,
    container: shared.container,
    sidecars: shared.sidecars,
    initContainers: shared.initContainers,
    pod: shared.pod,
    strategy: shared.strategy,
    spread: shared.spread,
    metadata: shared.deploymentMetadata,
    podAddressLabel: shared.podAddressLabel,
    isAutoscaled: autoscaling !== undefined,
    instances: () => instances(objects.stage),
  });
  const accepted = (stage: Stage): string | undefined => props.accepted?.(stage, version.name);
  if (props.accepted !== undefined) {
    deployment.metadata.addAnnotation(SUPPRESS_ANNOTATION, Lazy.any({ produce: () => accepted(objects.stage) }));
  }
  readConfig(deployment, identity.service, version, config);
  const result: VersionObjects = {
    configMaps: maps,
    deployment,
    workload: ApiObject.of(deployment),
    autoscaler: autoscaling && plainObject(scope, `Autoscaler-${version.id}`, () => autoscaler(identity, version, instances(objects.stage), autoscaling)),
    disruptionBudget: budget(scope, props),
  };
  const isIn = (stage: Stage): boolean => stage.present.includes(version.name);
  const fixed = [...maps, result.disruptionBudget].filter(object => object !== undefined);
  fixed.forEach(object => objects.add({ object, construct: object, isIn, key: () => '' }));
  objects.add({ object: ApiObject.of(deployment), construct: deployment, isIn, key: stage => `${autoscaling === undefined ? instances(stage) : ''} ${accepted(stage) ?? ''}` });
  if (result.autoscaler !== undefined) {
    objects.add({ object: result.autoscaler, construct: result.autoscaler, isIn, key: stage => String(instances(stage)) });
  }
  return result;
}

function autoscalingFor({ own, shared, version, stages }: VersionObjectsProps): Autoscaling | undefined {
  const said = own.autoscaling ?? shared.autoscaling;
  if (said === undefined) {
    return undefined;
  }
  const autoscaling = autoscalingOf(said, [{ ...shared.container, ...own.container }, ...shared.sidecars ?? []]);
  checkCovers(version.name, autoscaling, stages);
  return autoscaling;
}

function budget(scope: Construct, { identity, shared, version, stages }: VersionObjectsProps): ApiObject | undefined {
  if (shared.disruptionBudget === undefined) {
    return undefined;
  }
  const rule = disruptionBudgetOf(shared.disruptionBudget);
  checkLeavesRoom(version.name, rule, stages);
  return plainObject(scope, `DisruptionBudget-${version.id}`, () => disruptionBudget(identity, version, rule));
}
