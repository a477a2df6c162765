import { readFileSync } from 'node:fs';
import { Problem } from '../model/problem';

/** A version that was tried, and the first that is not promised any more. */
export interface SupportedRange {
  readonly from: string;
  readonly before: string;
}

/** Pulumi stands in no peer list, since jsii takes every peer for a module of its own: what npm would say is said here. */
export const SUPPORTED: { readonly [packageName: string]: SupportedRange } = {
  '@pulumi/pulumi': { from: '3.142.0', before: '4.0.0' },
  '@pulumi/kubernetes': { from: '4.18.0', before: '5.0.0' },
};

/** Raises a problem where an installed package is none that this entry works with. */
export function checkInstalled(versionOf: (packageName: string) => string | undefined): void {
  for (const [name, { from, before }] of Object.entries(SUPPORTED)) {
    const installed = versionOf(name);
    if (installed === undefined) {
      throw new Problem(`cdk8s-canary/pulumi needs ${name} from ${from} to below ${before}, and it is not installed: npm install ${Object.keys(SUPPORTED).join(' ')}`);
    }
    if (compared(installed, from) < 0 || compared(installed, before) >= 0) {
      throw new Problem(`installed is ${name} ${installed}, cdk8s-canary/pulumi works with versions from ${from} to below ${before}`);
    }
  }
}

/** A version that comes before its release counts as the release. */
function compared(left: string, right: string): number {
  const [one, other] = [left, right].map(version => version.split('-')[0].split('.').map(Number));
  const differing = one.findIndex((part, index) => part !== other[index]);
  return differing < 0 ? 0 : one[differing] - other[differing];
}

function installedVersion(packageName: string): string | undefined {
  try {
    return JSON.parse(readFileSync(require.resolve(`${packageName}/package.json`), 'utf8')).version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') {
      return undefined;
    }
    throw error;
  }
}

checkInstalled(installedVersion);
