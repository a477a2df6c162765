import { Inventory } from '../../mesh/inventory';
import { ManifestObject, asObject, asString, entries, get, objects } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { Pods, allPods } from '../../mesh/pods';
import { contentOf } from '../facts/content';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly field: string;
  /** Entries that are asked for one by one. */
  readonly keys: readonly string[];
}

/** Namespaces of which the files show the ConfigMaps, or the Secrets: there, another one that is not shown is likely forgotten. */
const shown = perSet(set => new Set([
  ...['ConfigMap', 'Secret'].flatMap(kind => set.ofKind(kind)).map(({ kind, namespace }) => `${kind}/${namespace}`),
  // A namespace that the files make has nothing before them. Secrets are rightly kept elsewhere.
  ...set.ofKind('Namespace').map(({ name }) => `ConfigMap/${name}`),
]));

export const configMissing: StaticRule = {
  code: 'CC803',
  name: 'config-missing',
  severity: Severity.WARNING,
  meaning: 'pods need a ConfigMap or a Secret, or an entry of one, that is not among those that the files show in the namespace',
  consequence: 'Pods that need it never start: a new version never gets ready.',
  fix: 'add the object, correct the name, or mark the reference as optional',
  sources: ['https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const { object } = pods;
      if (!shown(set).has(`ConfigMap/${object.namespace}`) && !shown(set).has(`Secret/${object.namespace}`)) {
        continue;
      }
      for (const { kind, name, field, keys } of references(pods)) {
        if (shown(set).has(`${kind}/${object.namespace}`) && !isThere(set, kind, object.namespace, name)) {
          yield { object, field, message: `${kind} ${object.namespace}/${name} is not in the files`, missing: { kind, namespace: object.namespace, name } };
        }
        const missing = keys.find(key => lacks(set.find(kind, object.namespace, name), key));
        if (missing !== undefined) {
          yield { object, field, message: `${kind} ${object.namespace}/${name} has no key "${missing}"` };
        }
      }
    }
  },
};

/** Every namespace has this one of its own. */
function isThere(set: Inventory, kind: string, namespace: string, name: string): boolean {
  return name === 'kube-root-ca.crt' || name === 'istio-ca-root-cert' || set.find(kind, namespace, name) !== undefined
    || set.external.has(kind, namespace, name) || isMade(set, name);
}

/** Whether something in the files makes it: a Kustomization, or an object of another party that has the name or says it (a Certificate, an ExternalSecret ...). */
function isMade(set: Inventory, name: string): boolean {
  const generated = set.ofKind('Kustomization').some(({ raw }) => ['configMapGenerator', 'secretGenerator'].some(key => objects(raw, key).some(each => each.name === name)));
  const said = JSON.stringify(name);
  return generated || set.all.some(object => isOfOthers(object) && (object.name === name || contentOf(object.spec)?.includes(said) === true));
}

/** Kinds of Kubernetes and Istio make no configuration, and what has pods of its own needs some. */
function isOfOthers({ group, spec }: ManifestObject): boolean {
  return group.includes('.') && !group.endsWith('k8s.io') && !group.endsWith('istio.io') && spec.template === undefined;
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
    const entry = asString(get(value, 'key'));
    yield { kind, name, field: `${field}.${key}`, keys: entry === undefined ? objects(value, 'items').flatMap(item => asString(get(item, 'key')) ?? []) : [entry] };
  }
}

/** Whether the files show the object without the entry; one without any data is filled by somebody else. */
function lacks(object: ManifestObject | undefined, key: string): boolean {
  const keys = ['data', 'stringData', 'binaryData'].flatMap(field => Object.keys(asObject(get(object?.raw, field)) ?? {}));
  return keys.length > 0 && !keys.includes(key);
}
