import { ManifestObject } from './manifest';

const times = new WeakMap<ManifestObject, number>();

/** Milliseconds; objects without a time are younger than any with one, since those are in a cluster already. */
function time(object: ManifestObject): number {
  let result = times.get(object);
  if (result === undefined) {
    const parsed = object.created === undefined ? NaN : Date.parse(object.created);
    result = Number.isNaN(parsed) ? Infinity : parsed;
    times.set(object, result);
  }
  return result;
}

/** Whether the times of creation tell which of two is older. */
export function agesDiffer(one: ManifestObject, other: ManifestObject): boolean {
  return time(one) !== time(other);
}

/**
 * Older first: by creationTimestamp; with equal ones by name and namespace, as Istio does; with none in the order given.
 */
export function byAge(one: ManifestObject, other: ManifestObject): number {
  const [a, b] = [time(one), time(other)];
  if (a !== b) {
    return a < b ? -1 : 1;
  }
  if (a === Infinity) {
    return one.order - other.order;
  }
  const [left, right] = [`${one.name}.${one.namespace}`, `${other.name}.${other.namespace}`];
  return left < right ? -1 : left > right ? 1 : one.order - other.order;
}
