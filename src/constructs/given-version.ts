import { ApiObject, JsonPatch } from 'cdk8s';
import { annotateAccepted } from './accepted';
import { acceptedOfFormer } from './adoption';
import { checkLabels, givenDeployment } from './given-deployment';
import { StageObjects } from './stage-objects';
import { VersionProps } from './version-props';
import { Identity, versionLabels } from '../manifests/identity';
import { Problem, shown } from '../model/problem';
import { Stage } from '../model/stage';
import { Version } from '../model/version';

export interface GivenVersionProps {
  readonly identity: Identity;
  readonly version: Version;
  readonly own: VersionProps;
  readonly objects: StageObjects;
}

/** The Deployment of a version that somebody else declares, in the stages that the version is in; undefined where it is managed elsewhere. */
export function givenVersion({ identity, version, own, objects }: GivenVersionProps): ApiObject | undefined {
  const { _deployment: object, _isToBeLabelled: isToBeLabelled } = own.workload!;
  if (object === undefined) {
    return undefined;
  }
  const { podLabels } = givenDeployment(object, identity);
  const what = `${object.kind} ${shown(object.name)}`;
  const isIn = (stage: Stage): boolean => stage.present.includes(version.name);
  if (!isToBeLabelled) {
    checkLabels(what, podLabels, versionLabels(identity, version), `the pods of version ${shown(version.name)} need`);
    objects.add({ object, construct: object, isIn, key: () => '' });
    return object;
  }
  const { versionLabel } = identity;
  if (podLabels[versionLabel] !== undefined) {
    throw new Problem(`${what} has pods with the label ${shown(versionLabel)} already, ${shown(podLabels[versionLabel])}: name that version and say workload: Workload.of(...), there is nothing to adopt`);
  }
  const isLabelled = (stage: Stage): boolean => stage.adoption?.labelled ?? true;
  if (isLabelled(objects.stage)) {
    object.addJsonPatch(JsonPatch.add(`/spec/template/metadata/labels/${versionLabel.replace(/~/g, '~0').replace(/\//g, '~1')}`, version.name));
  }
  annotateAccepted(object, () => acceptedOfFormer(objects.stage));
  objects.add({
    object,
    construct: object,
    isIn,
    key: stage => `${isLabelled(stage)} ${acceptedOfFormer(stage) ?? ''}`,
    edit: (manifest, stage) => labelled(manifest, versionLabel, isLabelled(stage) ? version.name : undefined),
  });
  return object;
}

/** The Deployment as another stage has it: with the version's label in its pods, or without. */
function labelled(manifest: any, key: string, value: string | undefined): unknown {
  const { [key]: _, ...others } = manifest.spec.template.metadata.labels;
  const labels = value === undefined ? others : { ...others, [key]: value };
  const sorted = Object.fromEntries(Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1));
  const { spec } = manifest;
  return { ...manifest, spec: { ...spec, template: { ...spec.template, metadata: { ...spec.template.metadata, labels: sorted } } } };
}
