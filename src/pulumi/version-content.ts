import type * as pulumi from '@pulumi/pulumi';
import { VersionArgs } from './version-args';
import { configMap } from '../manifests/config-map';
import { Identity } from '../manifests/identity';
import { Problem, shown } from '../model/problem';
import { Version } from '../model/version';
import { VersionConfig, checkPath, configName, filesOf, settingsOf } from '../model/version-config';

/** What a version reads beside its environment: its ConfigMaps, and how its pods get at them and at Secrets. */
export interface VersionContent {
  readonly configMaps: readonly { readonly kind: 'files' | 'settings'; readonly manifest: object }[];
  readonly envFrom: readonly object[];
  readonly volumes: readonly object[];
  readonly volumeMounts: readonly object[];
}

export function versionContent(identity: Identity, version: Version, own: VersionArgs): VersionContent {
  const { files = {}, settings = {}, secrets = [], secretMounts = {} } = own;
  const read = Object.keys(files).length === 0 ? undefined : filesOf(own.version, files);
  const variables = Object.keys(settings).length === 0 ? undefined : settingsOf(own.version, settings);
  const nameOf = (config: VersionConfig): string => configName(identity.service, version, config);
  const mounts = Object.entries(secretMounts);
  mounts.forEach(([path]) => checkPath(path, `secretMounts of version ${shown(own.version)}`));
  const twice = mounts.find(([path]) => read?.keys.has(path))?.[0];
  if (twice !== undefined) {
    throw new Problem(`version ${shown(own.version)} has two mounts at ${shown(twice)}, each needs a path of its own`);
  }
  return {
    configMaps: [read, variables].filter(config => config !== undefined).map(config => ({ kind: config.kind, manifest: configMap(identity, version, config) })),
    envFrom: [
      ...variables === undefined ? [] : [{ configMapRef: { name: nameOf(variables) } }],
      ...secrets.map((name: pulumi.Input<string>) => ({ secretRef: { name } })),
    ],
    volumes: [
      ...read === undefined ? [] : [{ name: 'version-files', configMap: { name: nameOf(read) } }],
      ...mounts.map(([, secretName], index) => ({ name: `version-secret-${index}`, secret: { secretName } })),
    ],
    volumeMounts: [
      // One by one, so that what the image has beside them stays.
      ...[...read?.keys ?? []].map(([mountPath, subPath]) => ({ name: 'version-files', mountPath, readOnly: true, subPath })),
      ...mounts.map(([mountPath], index) => ({ name: `version-secret-${index}`, mountPath, readOnly: true })),
    ],
  };
}
