import { checkLabelValue, checkObjectName, isDnsLabel } from './dns-label';
import { Problem, shown } from './problem';

/**
 * One build of a service. The label value is the name as given; objects and subsets get the id: the name where it is a DNS label,
 * else mapped to one (`1.4.0` to `v1-4-0`).
 */
export interface Version {
  readonly name: string;
  readonly id: string;
}

export function versionOf(name: string): Version {
  if (typeof name !== 'string' || name === '') {
    throw new Problem(`version is ${shown(name)}, it needs a name such as "v2" or "1.4.0"`);
  }
  checkLabelValue(name, 'version');
  return { name, id: isDnsLabel(name) ? name : mapped(name) };
}

function mapped(name: string): string {
  const label = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return /^[0-9]/.test(label) ? `v${label}` : label;
}

/** The versions of one service: names and ids differ, and `<service>-<id>` fits into a DNS label. */
export function versionsOf(service: string, names: readonly string[]): Version[] {
  const byId = new Map<string, string>();
  return names.map(name => {
    const version = versionOf(name);
    const other = byId.get(version.id);
    if (other === name) {
      throw new Problem(`two versions have the name ${shown(name)}, each needs its own`);
    }
    if (other !== undefined) {
      throw new Problem(`versions ${shown(other)} and ${shown(name)} both map to the DNS label "${version.id}", give one another name`);
    }
    byId.set(version.id, name);
    checkObjectName(objectName(service, version), 'name');
    return version;
  });
}

/** Objects of a version are named after it, never after its role. */
export function objectName(service: string, version: Version): string {
  return `${service}-${version.id}`;
}
