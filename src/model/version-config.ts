import { createHash } from 'crypto';
import { Problem, shown } from './problem';
import { objectName, Version } from './version';

/** What a version reads, as the data of a ConfigMap. */
export interface VersionConfig {
  readonly kind: 'files' | 'settings';
  readonly data: { readonly [key: string]: string };
}

/** Files by path, each under a key of the data. */
export interface VersionFiles extends VersionConfig {
  readonly keys: ReadonlyMap<string, string>;
}

const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const MAX_BYTES = 1024 * 1024;

/** Settings as environment variables. Kubernetes leaves names out that are none; here they are refused. */
export function settingsOf(version: string, settings: { readonly [name: string]: string }): VersionConfig {
  for (const name of Object.keys(settings)) {
    if (!ENVIRONMENT_NAME.test(name)) {
      throw new Problem(`settings of version ${shown(version)} have the name ${shown(name)}, allowed are letters, digits and "_", not starting with a digit`);
    }
  }
  return checked(version, { kind: 'settings', data: sorted(Object.entries(settings)) });
}

/** Files by absolute path. */
export function filesOf(version: string, files: { readonly [path: string]: string }): VersionFiles {
  const keys = new Map<string, string>();
  for (const path of Object.keys(files).sort()) {
    checkPath(path, `files of version ${shown(version)}`);
    keys.set(path, freeKey(path, [...keys.values()]));
  }
  return checked(version, { kind: 'files', keys, data: sorted([...keys].map(([path, key]) => [key, files[path]])) });
}

/** The same content has the same name, another content another. */
export function configName(service: string, version: Version, { kind, data }: VersionConfig): string {
  const hash = createHash('sha256').update(JSON.stringify([kind, Object.entries(data)])).digest('hex').slice(0, 10);
  return `${objectName(service, version)}-${hash}`;
}

export function checkPath(path: string, what: string): void {
  if (!/^\/[^:]*[^:/]$/.test(path) || path.split('/').some((part, index) => (index > 0 && part === '') || part === '.' || part === '..')) {
    throw new Problem(`${what} have the path ${shown(path)}, allowed is an absolute one without ":", ".." and empty parts, such as "/etc/app/config.yaml"`);
  }
}

/** `/etc/app/config.yaml` becomes `etc_app_config.yaml`. */
function freeKey(path: string, taken: readonly string[]): string {
  const key = path.slice(1).replace(/[^-._A-Za-z0-9]/g, '_');
  let result = key;
  for (let number = 2; taken.includes(result); number++) {
    result = `${key}-${number}`;
  }
  return result;
}

function sorted(entries: readonly (readonly [string, string])[]): { [key: string]: string } {
  return Object.fromEntries([...entries].sort(([a], [b]) => a < b ? -1 : 1));
}

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
function checked<T extends VersionConfig>(version: string, config: T): T {
  for (const [key, value] of Object.entries(config.data)) {
    if (typeof value !== 'string') {
      throw new Problem(`${config.kind} of version ${shown(version)}: ${shown(key)} is ${shown(value)}, allowed is text`);
    }
  }
  const bytes = Object.entries(config.data).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (bytes > MAX_BYTES) {
    throw new Problem(`${config.kind} of version ${shown(version)} have ${bytes} bytes, a ConfigMap holds at most ${MAX_BYTES}`);
  }
  return config;
}
