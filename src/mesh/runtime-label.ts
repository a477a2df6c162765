const NAMES = new Set([
  'pod-template-hash', 'rollouts-pod-template-hash', 'controller-revision-hash', 'pod-template-generation', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index',
  'kubernetes.io/hostname', 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone', 'topology.istio.io/network', 'topology.istio.io/cluster',
  'failure-domain.beta.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/zone',
  'service.istio.io/canonical-name', 'service.istio.io/canonical-revision', 'kubernetes.io/arch', 'kubernetes.io/os',
]);

/** Labels that pods, or their endpoints in the mesh, get while they run: by their controllers, of their nodes, or of the cluster. Templates rarely carry them. */
export function isRuntimeLabel(name: string): boolean {
  return NAMES.has(name);
}
