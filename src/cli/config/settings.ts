import { relative } from 'node:path';
import { Config, parseConfig } from './config';
import { FoundConfig, configBeside, namedConfig } from './find';
import { matchesGlob } from './glob';
import { Io } from '../io';
import { pathExists } from '../load/files';
import { LoadOptions } from '../load/load';
import { STDIN } from '../load/reading';
import { ConfiguredFlags } from '../options';

/** What flags and configuration say of a run. */
export interface Settings {
  readonly load: LoadOptions;
  readonly config: Config;
  /** Where the configuration was found. */
  readonly found?: FoundConfig;
}

/** Flags win over the configuration; lists of both hold. */
export function settingsOf(flags: ConfiguredFlags, manifests: string | undefined, io: Io): Settings {
  const found = flags.config === undefined ? configBeside(pathOf(manifests, io), io.cwd) : namedConfig(flags.config, io.cwd);
  const config = found === undefined ? {} : parseConfig(found);
  const patterns = (list: readonly string[] = [], folder = io.cwd): { readonly pattern: string; readonly folder: string }[] => list.map(pattern => ({ pattern, folder }));
  const excluded = [...patterns(config.exclude, found?.folder), ...patterns(flags.exclude)];
  return {
    found,
    config,
    load: {
      defaultNamespace: flags.namespace ?? config.namespace,
      rootNamespace: flags.rootNamespace ?? config.rootNamespace,
      clusterDomain: flags.clusterDomain ?? config.clusterDomain,
      complete: flags.complete ?? config.complete,
      external: [...config.external ?? [], ...flags.external ?? []],
      ...excluded.length > 0 && { isExcluded: absolute => excluded.some(({ pattern, folder }) => matchesGlob(pattern, relative(folder, absolute))) },
    },
  };
}

function pathOf(manifests: string | undefined, io: Io): string | undefined {
  return manifests === undefined || manifests === STDIN || !pathExists(manifests, io.cwd) ? undefined : manifests;
}
