import { ContainerOpts, ContainerProps, VolumeMount } from 'cdk8s-plus-27';
import { VersionProps } from './version-props';
import { Port } from '../model/port';
import { Problem } from '../model/problem';

/**
 * The container of a version: what is its own, over what all share. Maps and lists are copied, since `mount` and `env.addVariable` of cdk8s-plus
 * change those they were given, and two versions may have been given the same.
 */
export function versionContainer(service: string, version: VersionProps, shared: ContainerOpts = {}, port: Port): ContainerProps {
  const own = version.container ?? {};
  for (const settings of [shared, own]) {
    if ('image' in settings) {
      throw new Problem('container settings have an image, it belongs to each version: stable: { version: "v1", image: "..." }');
    }
  }
  const settings = { ...shared, ...own };
  const portless = settings.port === undefined && settings.portNumber === undefined && settings.ports === undefined;
  return {
    ...settings,
    name: settings.name ?? service,
    image: version.image!,
    ...portless ? { portNumber: port.targetPort } : {},
    envVariables: { ...shared.envVariables, ...own.envVariables },
    envFrom: [...own.envFrom ?? shared.envFrom ?? []],
    volumeMounts: mounts(shared.volumeMounts ?? [], own.volumeMounts ?? []),
  };
}

/** By path: a version's own mount takes the place of a shared one. */
function mounts(shared: readonly VolumeMount[], own: readonly VolumeMount[]): VolumeMount[] {
  const replaced = new Set(own.map(mount => mount.path));
  return [...shared.filter(mount => !replaced.has(mount.path)), ...own];
}
