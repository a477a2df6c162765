import { Adopt } from './adopt';
import { givenDeployment } from './given-deployment';
import { Release } from './release';
import { FormerDeployment } from './release-stage';
import { VersionProps } from './version-props';
import { Workload } from './workload';
import { Identity } from '../manifests/identity';
import { adoptedVersion, withAdoption } from '../model/adoption-plan';
import { Problem, shown } from '../model/problem';
import { Stage } from '../model/stage';
import { objectName, versionOf } from '../model/version';

/** A release with the stages before it that take a running service in. */
export function withAdopted(adopt: Adopt | undefined, release: Release, identity: Identity, replicas: number): Release {
  if (adopt === undefined) {
    return release;
  }
  const name = adoptedVersion(release.plan);
  const version = release.versions.find(one => one.version === name)!;
  const plan = withAdoption(release.plan, adopt._way);
  if (adopt._way === 'beside') {
    checkBeside(adopt, version, identity, replicas);
    return { ...release, plan };
  }
  const taken = labelledVersion(adopt, version, identity);
  return { ...release, plan, versions: release.versions.map(one => one === version ? taken : one) };
}

/** The Deployment that serves before a version of ours does; what becomes a version itself is none. */
export function formerOf({ _way: way, _name: name, _manifest: manifest }: Adopt): FormerDeployment | undefined {
  const replicas = manifest?.toJson().spec?.replicas;
  return way === 'beside' ? { name, ...replicas === undefined ? {} : { instances: replicas } } : undefined;
}

/** What the rules would rightly say of other services, and what an adoption cannot be without. */
export const formerAccepted = 'CC801: it ran before versions had a label, and a selector cannot be changed; each Deployment keeps the pods it owns';
const UNDIVIDED = 'CC114: the first route of an adoption is to the Service as a whole, so that its coming and going moves no request';

/** About the Deployment that ran before, in stages where pods of ours are beside its own. */
export function acceptedOfFormer({ present, adoption }: Stage): string | undefined {
  return present.length > (adoption?.former ? 0 : 1) ? formerAccepted : undefined;
}

/** About the subsets, in the stage whose routes do not name them. */
export function acceptedOfSubsets({ adoption }: Stage): string | undefined {
  return adoption?.routes === 'service' ? UNDIVIDED : undefined;
}

function checkBeside({ _name: name, _manifest: manifest }: Adopt, version: VersionProps, identity: Identity, replicas: number): void {
  if (name === objectName(identity.service, versionOf(version.version))) {
    throw new Problem(`Deployment ${shown(name)} is to be adopted, and version ${shown(version.version)} would have the same name: give the version another name`);
  }
  if (manifest === undefined) {
    return;
  }
  if (manifest.name !== name) {
    throw new Problem(`the manifest to adopt is ${manifest.kind} ${shown(manifest.name)}, allowed is the Deployment ${shown(name)}`);
  }
  const old = givenDeployment(manifest, identity);
  if (old.podLabels[identity.versionLabel] === version.version) {
    throw new Problem(`the pods of Deployment ${shown(name)} carry ${shown({ [identity.versionLabel]: version.version })} already, they would be in the subset of ours: give the version another name`);
  }
  const wanted = version.replicas ?? replicas;
  if (old.replicas !== undefined && old.replicas > wanted) {
    throw new Problem(`Deployment ${shown(name)} has ${old.replicas} instances, version ${shown(version.version)} would take over with ${wanted}: say replicas: ${old.replicas} or more`);
  }
}

function labelledVersion({ _manifest: manifest, _name: name }: Adopt, version: VersionProps, identity: Identity): VersionProps {
  if (version.image !== undefined || version.workload !== undefined) {
    throw new Problem(`version ${shown(version.version)} has ${version.image === undefined ? 'a workload' : 'an image'}, and Deployment ${shown(name)} is adopted as this version: leave it out`);
  }
  if (givenDeployment(manifest!, identity).recreates) {
    throw new Problem(`Deployment ${shown(name)} has the strategy Recreate: a new label would take all its pods down at once, adopt it with Adopt.deployment`);
  }
  return { ...version, workload: Workload._toBeLabelled(manifest!) };
}
