import { ManifestObject, get, getAt, strings } from '../../mesh/manifest';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { StepRule } from '../rule';
import { sameButDefaults } from '../same';
import { Step } from '../step';

/** Fields that the API server refuses to change once they are set, by kind. */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  ClusterRoleBinding: ['roleRef'],
  DaemonSet: ['spec.selector'],
  Deployment: ['spec.selector'],
  Job: ['spec.selector', 'spec.template', 'spec.completionMode'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.selector', 'spec.storageClassName', 'spec.volumeMode', 'spec.volumeName'],
  ReplicaSet: ['spec.selector'],
  RoleBinding: ['roleRef'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.loadBalancerClass'],
  StatefulSet: ['spec.selector', 'spec.serviceName', 'spec.volumeClaimTemplates', 'spec.podManagementPolicy'],
};

/** Fields that may be left out of a manifest without asking for a change. */
const FIELD_OF_DATA = ['data', 'binaryData', 'stringData'];

export const immutableField: StepRule = {
  code: 'CC920',
  name: 'immutable-field',
  severity: Severity.ERROR,
  meaning: 'a field changes that the API server refuses to change',
  consequence: 'The apply stops there, half way: what came before it in the files is new, the rest stays old.',
  fix: 'leave the field as it is, or give the object another name and take the old one away a step after its traffic',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates', 'verdicts/up-selector-changed', 'verdicts/up-clusterip-changed',
  ],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const [kind, fields] of Object.entries(IMMUTABLE)) {
      for (const edit of step.edited(kind)) {
        for (const field of fields.filter(path => changes(path, edit.before, edit.after))) {
          yield { object: edit.after, field, message: `${field} of ${edit.after} changes, which the API server refuses`, related: [edit.before] };
        }
      }
    }
    for (const edit of step.edited('Service')) {
      const [was, is] = [edit.before, edit.after].map(({ spec }) => strings(spec, 'ipFamilies')[0]);
      if (was !== undefined && is !== undefined && was !== is && !isReleasedAddress('spec.clusterIP', edit.before, edit.after)) {
        const message = `the first of the ipFamilies of ${edit.after} changes from ${was} to ${is}, which the API server refuses`;
        yield { object: edit.after, field: 'spec.ipFamilies', message, related: [edit.before] };
      }
    }
    for (const kind of ['ConfigMap', 'Secret']) {
      for (const edit of step.edited(kind)) {
        if (get(edit.before.raw, 'immutable') === true && FIELD_OF_DATA.some(field => changes(field, edit.before, edit.after))) {
          yield { object: edit.after, field: 'data', message: `${edit.before} is immutable, and its data changes, which the API server refuses`, related: [edit.before] };
        }
      }
    }
  },
};

function changes(path: string, before: ManifestObject, after: ManifestObject): boolean {
  const old = getAt(before.raw, path.split('.'));
  const next = getAt(after.raw, path.split('.'));
  // What the new manifest leaves out stays as it is; an address that was not said before may be what was allocated, but that is never none.
  const isSaid = old !== undefined && old !== '' ? next !== undefined && next !== '' : path === 'spec.clusterIP' && next === 'None';
  return isSaid && !sameButDefaults(old, next) && !isReleasedAddress(path, before, after);
}

/** A Service that turns from or into an ExternalName gives its address up. */
function isReleasedAddress(path: string, before: ManifestObject, after: ManifestObject): boolean {
  return path === 'spec.clusterIP' && [before, after].some(({ spec }) => spec.type === 'ExternalName');
}
