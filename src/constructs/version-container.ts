import { ContainerOpts, ContainerProps, VolumeMount } from 'cdk8s-plus-27';
import { VersionProps } from './version-props';
import { Port } from '../model/port';

/**
 * The container of a version: what is its own, over what all share. Maps and lists are copied, since `mount` and `env.addVariable` of cdk8s-plus
 * change those they were given, and two versions may have been given the same.
 */
export function versionContainer(service: string, version: VersionProps, shared: ContainerOpts = {}, opened: readonly number[]): ContainerProps {
  const own = version.container ?? {};
  const settings = { ...shared, ...own };
  const portless = settings.port === undefined && settings.portNumber === undefined && settings.ports === undefined;
  return {
    ...settings,
    name: settings.name ?? service,
    image: version.image!,
    ...portless ? portsOpened(opened) : {},
    envVariables: { ...shared.envVariables, ...own.envVariables },
    envFrom: [...own.envFrom ?? shared.envFrom ?? []],
    volumeMounts: mounts(shared.volumeMounts ?? [], own.volumeMounts ?? []),
  };
}

/** The first by the plain prop, since cdk8s-plus makes the default startup probe of it. */
function portsOpened([first, ...others]: readonly number[]): Pick<ContainerProps, 'portNumber' | 'ports'> {
  return { portNumber: first, ...others.length === 0 ? {} : { ports: others.map(number => ({ number })) } };
}

/** What the main container has to listen on: every target port of the service that no sidecar opens. */
export function portsToOpen(ports: readonly Port[], sidecars: readonly ContainerProps[] = []): number[] {
  const elsewhere = new Set(sidecars.flatMap(({ port, portNumber, ports: more }) => [port, portNumber, ...(more ?? []).map(one => one.number)]));
  return [...new Set(ports.map(port => port.targetPort))].filter(port => !elsewhere.has(port));
}

/** By path: a version's own mount takes the place of a shared one. */
function mounts(shared: readonly VolumeMount[], own: readonly VolumeMount[]): VolumeMount[] {
  const replaced = new Set(own.map(mount => mount.path));
  return [...shared.filter(mount => !replaced.has(mount.path)), ...own];
}
