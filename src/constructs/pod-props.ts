import { Duration } from 'cdk8s';
import { ContainerProps, IServiceAccount, ISecret, PodSecurityContextProps, Volume } from 'cdk8s-plus-27';

/** What the pods of all versions share beside their main container. */
export interface PodProps {
  /** Further labels of the pods. The app's and the version's label cannot be among them. @default - none */
  readonly labels?: { [key: string]: string };
  /** @default - none */
  readonly annotations?: { [key: string]: string };
  /** @default - none of its own */
  readonly serviceAccount?: IServiceAccount;
  /** @default - that of cdk8s-plus: a user other than root is demanded */
  readonly securityContext?: PodSecurityContextProps;
  /** Volumes that no container mounts by its own settings. @default - none */
  readonly volumes?: Volume[];
  /** Registry credentials. @default - none */
  readonly dockerRegistryAuth?: ISecret;
  /** @default false */
  readonly automountServiceAccountToken?: boolean;
  /** Time between the signal to stop and the end. @default - 30 seconds, as Kubernetes */
  readonly terminationGracePeriod?: Duration;
}

/** @internal */
export interface PodContent {
  readonly pod?: PodProps;
  readonly sidecars?: ContainerProps[];
  readonly initContainers?: ContainerProps[];
}
