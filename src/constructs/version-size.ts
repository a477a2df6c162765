import { givenDeployment } from './given-deployment';
import { VersionProps } from './version-props';
import { Identity } from '../manifests/identity';
import { checkCount } from '../model/capacity';
import { Problem, shown } from '../model/problem';

/** What a version with pods of somebody else's has no use for. */
const OF_OURS: readonly (keyof VersionProps)[] = ['container', 'autoscaling', 'files', 'settings', 'secrets', 'secretMounts'];

/** Instances of a version that has all the traffic. */
export function sizeOf(version: VersionProps, identity: Identity, replicas: number): number {
  const { version: name, image, workload } = version;
  checkCount(version.replicas, `replicas of version ${shown(name)}`);
  if (workload === undefined) {
    if (typeof image !== 'string' || image === '') {
      throw new Problem(`image of version ${shown(name)} is ${shown(image)}, it needs one, or a workload`);
    }
    return version.replicas ?? replicas;
  }
  const needless = image === undefined ? OF_OURS.find(key => version[key] !== undefined) : 'image';
  if (needless !== undefined) {
    throw new Problem(`version ${shown(name)} has a workload and ${shown(needless)} as well, allowed is one of them: a workload says its own`);
  }
  return version.replicas ?? (workload._deployment === undefined ? replicas : givenDeployment(workload._deployment, identity).replicas ?? 1);
}
