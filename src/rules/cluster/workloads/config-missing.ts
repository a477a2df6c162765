import { Inventory } from '../../../traffic/inventory';
import { asString, get } from '../../../traffic/manifest';
import { once } from '../../facts/once';
import { entries } from '../../facts/virtual-service';
import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { Pods, allPods } from '../facts/pods';

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly field: string;
}

/** Namespaces that show ConfigMaps, or Secrets: there, another one that is not shown is likely forgotten. */
const shown = once(set => new Set(['ConfigMap', 'Secret'].flatMap(kind => set.ofKind(kind)).map(({ kind, namespace }) => `${kind}/${namespace}`)));

export const configMissing: StaticRule = {
  code: 'CC803',
  name: 'config-missing',
  severity: Severity.WARNING,
  meaning: 'pods need a ConfigMap or a Secret that is not among those that the files show in the namespace',
  consequence: 'Pods that need it never start: a new version never gets ready.',
  fix: 'add the object, correct the name, or mark the reference as optional',
  sources: ['https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      if (!shown(set).has(`ConfigMap/${pods.object.namespace}`) && !shown(set).has(`Secret/${pods.object.namespace}`)) {
        continue;
      }
      for (const { kind, name, field } of references(pods)) {
        if (shown(set).has(`${kind}/${pods.object.namespace}`) && !isThere(set, kind, pods.object.namespace, name)) {
          yield { object: pods.object, field, message: `${kind} ${pods.object.namespace}/${name} is not in the files` };
        }
      }
    }
  },
};

/** Every namespace has this one of its own. */
function isThere(set: Inventory, kind: string, namespace: string, name: string): boolean {
  return name === 'kube-root-ca.crt' || name === 'istio-ca-root-cert' || set.find(kind, namespace, name) !== undefined;
}

function* references({ podSpec, field }: Pods): Iterable<Reference> {
  for (const [volume, at] of entries(get(podSpec, 'volumes'), `${field}.volumes`)) {
    yield* reference(get(volume, 'configMap'), 'ConfigMap', 'name', `${at}.configMap`);
    yield* reference(get(volume, 'secret'), 'Secret', 'secretName', `${at}.secret`);
  }
  for (const list of ['containers', 'initContainers']) {
    for (const [container, at] of entries(get(podSpec, list), `${field}.${list}`)) {
      for (const [from, place] of entries(get(container, 'envFrom'), `${at}.envFrom`)) {
        yield* reference(get(from, 'configMapRef'), 'ConfigMap', 'name', `${place}.configMapRef`);
        yield* reference(get(from, 'secretRef'), 'Secret', 'name', `${place}.secretRef`);
      }
      for (const [variable, place] of entries(get(container, 'env'), `${at}.env`)) {
        yield* reference(get(variable, 'valueFrom', 'configMapKeyRef'), 'ConfigMap', 'name', `${place}.valueFrom.configMapKeyRef`);
        yield* reference(get(variable, 'valueFrom', 'secretKeyRef'), 'Secret', 'name', `${place}.valueFrom.secretKeyRef`);
      }
    }
  }
}

function* reference(value: unknown, kind: Reference['kind'], key: string, field: string): Iterable<Reference> {
  const name = asString(get(value, key));
  if (name !== undefined && name !== '' && get(value, 'optional') !== true) {
    yield { kind, name, field: `${field}.${key}` };
  }
}
