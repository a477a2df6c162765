import { ManifestObject, asArray, asNumber, asString, get, getAt } from '../mesh/manifest';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether an object was read from a cluster: it says more than anybody wrote. */
export function isLive({ raw }: ManifestObject): boolean {
  return get(raw, 'metadata', 'uid') !== undefined || get(raw, 'metadata', 'resourceVersion') !== undefined;
}

/** Whether a live workload says that none of its instances is ready: one that has just been applied, or whose pods do not come up. */
export function isDown({ raw, spec }: ManifestObject): boolean {
  const missing = asNumber(getAt(raw, ['status', 'unavailableReplicas'])) ?? 0;
  return missing > 0 && missing >= (asNumber(get(spec, 'replicas')) ?? 1);
}

/** Who manages a field of a live object, by name and subresource; empty where `managedFields` are not shown. */
export function managersOf({ raw }: ManifestObject, ...path: string[]): { readonly manager: string; readonly subresource: string; readonly applies: boolean }[] {
  return asArray(get(raw, 'metadata', 'managedFields'))
    .filter(entry => getAt(entry, ['fieldsV1', ...path.map(key => `f:${key}`)]) !== undefined)
    .map(entry => ({
      manager: asString(get(entry, 'manager')) ?? '',
      subresource: asString(get(entry, 'subresource')) ?? '',
      applies: get(entry, 'operation') === 'Apply',
    }));
}

/**
 * Whether somebody's manifest said `spec.replicas`, as far as can be seen: leaving it out then sets it to 1.
 * @param isScaled whether an autoscaler was there before, who may be the one that wrote it
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
export function saidReplicas(object: ManifestObject, isScaled: boolean): boolean {
  if (get(object.raw, 'spec', 'replicas') === undefined) {
    return false;
  }
  if (!isLive(object)) {
    return true;
  }
  if (get(object.raw, 'metadata', 'managedFields') !== undefined) {
    return managersOf(object, 'spec', 'replicas').some(({ subresource }) => subresource !== 'scale');
  }
  const applied = object.annotations.get(LAST_APPLIED);
  return applied === undefined ? !isScaled : applied.includes('"replicas"');
}
