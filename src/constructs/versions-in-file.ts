import { Construct } from 'constructs';
import { releaseSource } from './release-source';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { VersionSettings } from './version-settings';
import { EntryVersion } from '../model/assignment';
import { Problem, shown } from '../model/problem';

/** The versions of a release by their roles, as the code says them. */
export interface VersionsInCode {
  readonly stable?: VersionProps;
  readonly canary?: VersionProps;
  readonly settings?: { readonly [version: string]: VersionSettings };
}

/** The versions of a release, of which there is a stable one. */
export interface DeclaredVersions {
  readonly stable: VersionProps;
  readonly canary?: VersionProps;
}

/** The versions of a service: those of the code, or those of the release file with the settings that the code has by their names. */
export function declaredVersions(scope: Construct, props: ReleasedServiceProps, { stable, canary, settings }: VersionsInCode): DeclaredVersions {
  const name = nameOf(scope, props);
  const source = releaseSource(scope);
  const entry = source?.entries.get(name);
  if (entry?.stableVersion === undefined) {
    if (stable === undefined) {
      throw new Problem(`there is no stable version: neither the props say one, nor ${source === undefined ? 'a release file, since there is none' : `the entry ${shown(name)} of ${source.name}`}`);
    }
    if (settings !== undefined) {
      throw new Problem(`there are versionSettings, and the versions are in the code: say the settings of ${shown(stable.version)} there`);
    }
    return { stable, canary };
  }
  const said = stable ?? canary;
  if (said !== undefined) {
    throw new Problem(`the versions are said twice, ${shown(said.version)} by the props and ${shown(entry.stableVersion.version)} by the entry ${shown(name)} of ${source!.name}: leave out one of them`);
  }
  const withSettings = ({ version, image }: EntryVersion): VersionProps => ({ ...ownOf(settings, version), version, image });
  return { stable: withSettings(entry.stableVersion), ...entry.canaryVersion !== undefined && { canary: withSettings(entry.canaryVersion) } };
}

/** For kinds whose versions have more roles than a file knows. */
export function noVersionsInFile(scope: Construct, props: ReleasedServiceProps): void {
  const name = nameOf(scope, props);
  const source = releaseSource(scope);
  if (source?.entries.get(name)?.stableVersion !== undefined) {
    throw new Problem(`${source.name}: the entry ${shown(name)} says versions, those of this kind of release are in the code; allowed is { canary: <version>, at: <stage> }`);
  }
}

/** A version may be called as something that every object has. */
function ownOf(settings: VersionsInCode['settings'], version: string): VersionSettings {
  return settings !== undefined && Object.hasOwn(settings, version) ? settings[version] : {};
}

function nameOf(scope: Construct, { parameter, name }: ReleasedServiceProps): string {
  return parameter ?? name ?? scope.node.id;
}
