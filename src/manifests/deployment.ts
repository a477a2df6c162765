import { Identity, metadata, serviceSelector, versionLabels } from './identity';
import { Version, objectName } from '../model/version';

/** What a version's Deployment says beside its labels. */
export interface DeploymentContent {
  /** Instances in the stage; undefined where an autoscaler decides. */
  readonly replicas?: number;
  /** Pods as the program says them: whatever stands in it goes through as it is. */
  readonly template: { readonly metadata?: { readonly labels?: object; readonly annotations?: unknown }; readonly spec: object };
  readonly strategy?: unknown;
  readonly annotations?: { readonly [key: string]: string };
}

/** The Deployment of a version, for programs that say pods as plain objects. Its selector is the version's labels, never changed after. */
export function deployment(identity: Identity, version: Version, { replicas, template, strategy, annotations }: DeploymentContent) {
  const labels = versionLabels(identity, version);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...metadata(identity, objectName(identity.service, version)), labels, ...annotations === undefined ? {} : { annotations } },
    spec: {
      ...replicas === undefined ? {} : { replicas },
      selector: { matchLabels: { ...labels } },
      ...strategy === undefined ? {} : { strategy },
      template: { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...serviceSelector(identity), ...labels } } },
    },
  };
}
