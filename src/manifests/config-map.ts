import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap' with { 'resolution-mode': 'import' };
import { Identity, metadata, versionLabels } from './identity';
import { Version } from '../model/version';
import { VersionConfig, configName } from '../model/version-config';

/** What a version reads; named by content, so it never has to change. */
export function configMap(identity: Identity, version: Version, config: VersionConfig): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...metadata(identity, configName(identity.service, version, config)), labels: versionLabels(identity, version) },
    immutable: true,
    data: { ...config.data },
  };
}
