import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { ContainerOpts, Deployment, DeploymentStrategy, LabelSelector, Pod } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { MetadataProps } from './metadata-props';
import { PodContent } from './pod-props';
import { Registry } from './registry';
import { portsToOpen, versionContainer } from './version-container';
import { VersionProps } from './version-props';
import { Identity, metadata, serviceSelector, versionLabels } from '../manifests/identity';
import { topologySpread } from '../manifests/topology-spread';
import { Port } from '../model/port';
import { Spread } from '../model/spread';
import { objectName, Version } from '../model/version';

export interface VersionDeploymentProps extends PodContent {
  readonly identity: Identity;
  readonly version: Version;
  readonly own: VersionProps;
  readonly container?: ContainerOpts;
  readonly ports: readonly Port[];
  readonly strategy?: DeploymentStrategy;
  readonly spread?: readonly Spread[];
  readonly metadata?: MetadataProps;
  readonly podAddressLabel?: boolean;
  /** `spec.replicas` is left to an autoscaler, in every stage. */
  readonly isAutoscaled: boolean;
  /** Instances in the stage that is shown. */
  readonly instances: () => number;
}

/**
 * The Deployment of a version. Its id is the version's, never a role: cdk8s-plus labels pods with an address made of the path, and another label
 * would restart them.
 */
export function versionDeployment(scope: Construct, props: VersionDeploymentProps): Deployment {
  const { identity, version, own, pod = {} } = props;
  const labels = versionLabels(identity, version);
  const deployment = new Deployment(scope, idOf(version), {
    metadata: { ...metadata(identity, objectName(identity.service, version)), labels: { ...props.metadata?.labels, ...labels }, annotations: props.metadata?.annotations },
    podMetadata: { labels: { ...pod.labels, ...serviceSelector(identity), ...labels }, annotations: { ...pod.annotations }, namespace: undefined },
    // Selected by our own labels: the address that cdk8s-plus selects by would tie the Deployment to its place in the tree.
    select: false,
    strategy: props.strategy,
    containers: [versionContainer(identity.service, own, props.container, portsToOpen(props.ports, props.sidecars)), ...(props.sidecars ?? []).map(copy)],
    initContainers: (props.initContainers ?? []).map(copy),
    serviceAccount: pod.serviceAccount,
    securityContext: pod.securityContext,
    volumes: [...pod.volumes ?? []],
    dockerRegistryAuth: pod.dockerRegistryAuth,
    automountServiceAccountToken: pod.automountServiceAccountToken,
    terminationGracePeriod: pod.terminationGracePeriod,
  });
  deployment.select(LabelSelector.of({ labels }));
  // Read when the object is rendered, so that one Deployment serves every stage with the edits made to it.
  Object.defineProperty(deployment, 'replicas', { get: props.instances, enumerable: true, configurable: true });
  if (props.isAutoscaled) {
    deployment.markHasAutoscaler();
  }
  if (props.podAddressLabel !== true) {
    // When it is written, and not before: cdk8s-plus makes selectors of it, which are told of then.
    ApiObject.of(deployment).addJsonPatch(JsonPatch.remove(`/spec/template/metadata/labels/${Pod.ADDRESS_LABEL.replace('/', '~1')}`));
    Registry.of(scope).unlabelled.set(deployment.podMetadata.getLabel(Pod.ADDRESS_LABEL)!, deployment.name);
  }
  if (props.spread !== undefined && props.spread.length > 0) {
    // cdk8s-plus knows only anti-affinity that is required; patches of users come after this one.
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/topologySpreadConstraints', topologySpread(identity, props.spread)));
  }
  return deployment;
}

function copy<T extends { envVariables?: object; envFrom?: readonly unknown[]; volumeMounts?: readonly unknown[] }>(container: T): T {
  return {
    ...container,
    envVariables: { ...container.envVariables },
    envFrom: [...container.envFrom ?? []],
    volumeMounts: [...container.volumeMounts ?? []],
  };
}

/** `constructor` is a child that every node seems to have already. */
function idOf({ id }: Version): string {
  return id in {} ? `version-${id}` : id;
}

export function namespaceOf(scope: Construct, said: string | undefined): string | undefined {
  return said ?? Chart.of(scope).namespace;
}
