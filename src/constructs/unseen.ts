import { Adopt } from './adopt';
import { formerAccepted } from './adoption';
import { VersionProps } from './version-props';
import { Identity, serviceSelector, versionLabels } from '../manifests/identity';
import { Stage } from '../model/stage';
import { objectName, versionOf } from '../model/version';
import { SUPPRESS_ANNOTATION } from '../rules/suppression';

/** A Deployment that somebody else declares, as far as the props tell; without it the checks would take its pods for gone. */
export interface Unseen {
  readonly manifest: object;
  isIn(stage: Stage): boolean;
}

interface UnseenProps {
  readonly adopt?: Adopt;
  readonly versions: readonly VersionProps[];
  readonly identity: Identity;
  readonly replicas: number;
}

/** What serves and is not among the objects of the service: a Deployment to adopt that has only a name, versions that are managed elsewhere. */
export function unseenOf({ adopt, versions, identity, replicas }: UnseenProps): Unseen[] {
  const former: Unseen[] = adopt === undefined || adopt._manifest !== undefined ? [] : [{
    manifest: standIn(identity, adopt._name, {}, replicas, { [SUPPRESS_ANNOTATION]: formerAccepted }),
    isIn: stage => stage.adoption?.former ?? false,
  }];
  const elsewhere = versions.filter(({ workload }) => workload !== undefined && workload._deployment === undefined).map((own): Unseen => {
    const version = versionOf(own.version);
    return {
      manifest: standIn(identity, objectName(identity.service, version), versionLabels(identity, version), own.replicas ?? replicas),
      isIn: stage => stage.present.includes(own.version),
    };
  });
  return [...former, ...elsewhere];
}

function standIn(identity: Identity, name: string, own: { [key: string]: string }, replicas: number, annotations: { [key: string]: string } = {}): object {
  const labels = { ...serviceSelector(identity), ...own };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: identity.namespace, annotations },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'declared-elsewhere', image: `${name}:elsewhere` }] } } },
  };
}
