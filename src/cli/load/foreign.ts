import { PlainObject, asObject, get } from '../../mesh/manifest';

/** Kinds that are settings of tools, by the group of their API version (or its beginning): no API server stores them. */
const TOOLS: Readonly<Record<string, string>> = {
  'kustomize.config.k8s.io': 'kustomize',
  'builtin': 'kustomize',
  'install.istio.io': 'istioctl',
  'kind.x-k8s.io': 'kind',
  'kind.sigs.k8s.io': 'kind',
  'kubeadm.k8s.io': 'kubeadm',
  'kubelet.config.k8s.io': 'the kubelet',
  'kubeproxy.config.k8s.io': 'kube-proxy',
  'kubescheduler.config.k8s.io': 'the scheduler',
  'apiserver.config.k8s.io': 'the API server',
  'audit.k8s.io': 'the API server',
  'client.authentication.k8s.io': 'kubectl',
  'controller-runtime.sigs.k8s.io': 'a controller',
  'skaffold': 'skaffold',
  'k3d.io': 'k3d',
  'k0sctl.k0sproject.io': 'k0sctl',
  'eksctl.io': 'eksctl',
  'ctlptl.dev': 'ctlptl',
  'kpt.dev': 'kpt',
  'kapp.k14s.io': 'kapp',
  'kbld.k14s.io': 'kbld',
  'vendir.k14s.io': 'vendir',
  'imgpkg.carvel.dev': 'imgpkg',
  'kuttl.dev': 'kuttl',
  'chainsaw.kyverno.io': 'chainsaw',
  'cli.kyverno.io': 'kyverno',
  'backstage.io': 'backstage',
};

/** The tool that a kind is for; undefined for what goes to a cluster. */
export function toolOf(apiVersion: string, kind: string): string | undefined {
  const group = apiVersion.split('/')[0];
  if (apiVersion === 'v1' && kind === 'Config') {
    return 'kubectl';
  }
  if (kind === 'ConformanceReport') {
    return 'the conformance tests of the Gateway API';
  }
  return Object.hasOwn(TOOLS, group) ? TOOLS[group] : undefined;
}

const BASE_NAMES: readonly [RegExp, string][] = [
  [/^values[-\w.]*\.ya?ml$/i, 'values of a Helm chart'],
  [/^(docker-)?compose[-\w.]*\.ya?ml$/i, 'Docker Compose'],
  [/^(package|package-lock|tsconfig[-\w.]*|renovate)\.json$/i, 'settings of a tool'],
];

/**
 * Why a document is plainly no manifest; undefined where it is one, or is to be one: what has a kind, an API version or a spec beside its metadata was begun by
 * somebody who wanted a manifest, and is not passed over.
 */
export function foreignReason(value: unknown, file: string): string | undefined {
  if (Array.isArray(value)) {
    return foreignList(value, file);
  }
  const object = asObject(value);
  if (object === undefined) {
    return 'text, no object';
  }
  const [kind, apiVersion] = [text(object, 'kind'), text(object, 'apiVersion')];
  if (get(object, 'kind') !== undefined && get(object, 'apiVersion') !== undefined) {
    return asObject(get(object, 'sops')) !== undefined && [kind, apiVersion].some(each => each?.startsWith('ENC[') === true) ? 'encrypted as a whole by SOPS' : undefined;
  }
  if (asObject(get(object, 'sops')) !== undefined) {
    return 'encrypted by SOPS, no manifest';
  }
  const parts = ['metadata', 'spec'].filter(key => asObject(get(object, key)) !== undefined).length;
  const isBegun = kind !== undefined || apiVersion !== undefined ? parts > 0 : parts === 2;
  return isBegun ? undefined : reasonOf(object, file);
}

function reasonOf(object: PlainObject, file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1);
  const known = BASE_NAMES.find(([pattern]) => pattern.test(base));
  if (known !== undefined) {
    return known[1];
  }
  if (['resources', 'patches', 'patchesStrategicMerge', 'configMapGenerator', 'components'].some(key => Array.isArray(get(object, key))) && /^kustomization\.ya?ml$/i.test(base)) {
    return 'a kustomization';
  }
  if (text(object, 'apiVersion') !== undefined && text(object, 'name') !== undefined && get(object, 'version') !== undefined) {
    return 'the description of a Helm chart';
  }
  const missing = ['apiVersion', 'kind'].filter(key => text(object, key) === undefined);
  return `has no ${missing.join(' and no ')}`;
}

function foreignList(items: readonly unknown[], file: string): string | undefined {
  if (items.length > 0 && items.every(item => typeof get(item, 'op') === 'string' && typeof get(item, 'path') === 'string')) {
    return 'a JSON patch';
  }
  const isManifest = (item: unknown): boolean => text(item, 'kind') !== undefined || text(item, 'apiVersion') !== undefined || Array.isArray(item) && foreignList(item, file) === undefined;
  return items.length > 0 && !items.some(isManifest) ? 'a list without manifests' : undefined;
}

function text(value: unknown, key: string): string | undefined {
  const found = get(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
