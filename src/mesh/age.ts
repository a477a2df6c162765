import { ManifestObject } from './manifest';

/** Whether the times of creation tell which of two is older. */
export function agesDiffer(one: ManifestObject, other: ManifestObject): boolean {
  return one.createdTime !== other.createdTime;
}

/**
 * Older first: by creationTimestamp; with equal ones by name and namespace, as Istio does; with none in the order given.
 */
export function byAge(one: ManifestObject, other: ManifestObject): number {
  const [a, b] = [one.createdTime, other.createdTime];
  if (a !== b) {
    return a < b ? -1 : 1;
  }
  if (a === Infinity) {
    return one.order - other.order;
  }
  const [left, right] = [`${one.name}.${one.namespace}`, `${other.name}.${other.namespace}`];
  return left < right ? -1 : left > right ? 1 : one.order - other.order;
}
