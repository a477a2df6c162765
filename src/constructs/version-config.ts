import { ApiObject } from 'cdk8s';
import { ConfigMap, Container, Deployment, Env, Secret, Volume } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { plainObject } from './plain-object';
import { VersionProps } from './version-props';
import { configMap } from '../manifests/config-map';
import { Identity } from '../manifests/identity';
import { Problem, shown } from '../model/problem';
import { Version } from '../model/version';
import { checkPath, configName, filesOf, settingsOf, VersionConfig, VersionFiles } from '../model/version-config';

/** The ConfigMaps of a version, and what reads them. */
export interface Config {
  readonly files?: VersionFiles;
  readonly settings?: VersionConfig;
  readonly secrets: readonly string[];
  readonly secretMounts: ReadonlyMap<string, string>;
}

export function configOf(own: VersionProps): Config {
  const { version, files = {}, settings = {}, secretMounts = {} } = own;
  for (const path of Object.keys(secretMounts)) {
    checkPath(path, `secretMounts of version ${shown(version)}`);
  }
  return {
    files: Object.keys(files).length === 0 ? undefined : filesOf(version, files),
    settings: Object.keys(settings).length === 0 ? undefined : settingsOf(version, settings),
    secrets: [...own.secrets ?? []],
    secretMounts: new Map(Object.entries(secretMounts)),
  };
}

export function configMaps(scope: Construct, identity: Identity, version: Version, { files, settings }: Config): ApiObject[] {
  return [files, settings].filter(config => config !== undefined).map(config =>
    plainObject(scope, `${config.kind === 'files' ? 'Files' : 'Settings'}-${version.id}`, () => configMap(identity, version, config)));
}

/** Lets the version's container read them. */
export function readConfig(deployment: Deployment, service: string, version: Version, config: Config): void {
  const container = deployment.containers[0];
  const { files, settings } = config;
  if (settings !== undefined) {
    container.env.copyFrom(Env.fromConfigMap(ConfigMap.fromConfigMapName(deployment, 'Settings', configName(service, version, settings))));
  }
  config.secrets.forEach((name, index) => container.env.copyFrom(Env.fromSecret(Secret.fromSecretName(deployment, `Secret-${index}`, name))));
  if (files !== undefined) {
    const source = ConfigMap.fromConfigMapName(deployment, 'Files', configName(service, version, files));
    const volume = Volume.fromConfigMap(deployment, 'Files-volume', source, { name: 'version-files' });
    // One by one, so that what the image has beside them stays.
    files.keys.forEach((subPath, path) => mount(container, version, path, volume, subPath));
  }
  [...config.secretMounts].forEach(([path, name], index) => {
    const source = Secret.fromSecretName(deployment, `Secret-mount-${index}`, name);
    mount(container, version, path, Volume.fromSecret(deployment, `Secret-volume-${index}`, source, { name: `version-secret-${index}` }));
  });
}

function mount(container: Container, version: Version, path: string, volume: Volume, subPath?: string): void {
  if (container.mounts.some(other => other.path === path)) {
    throw new Problem(`version ${shown(version.name)} has two mounts at ${shown(path)}, each needs a path of its own`);
  }
  container.mount(path, volume, { readOnly: true, ...subPath === undefined ? {} : { subPath } });
}
