import { ManifestObject } from './manifest';

let slots = 0;

/**
 * A fact about one object, worked out at the first question and kept with the object, in whatever sets it stands.
 * (A WeakMap would do, but collecting garbage is slow where it has an entry for each of thousands of objects.)
 */
export function perObject<T extends object>(build: (object: ManifestObject) => T): (object: ManifestObject) => T {
  const slot = slots++;
  return object => (object.facts[slot] ??= build(object)) as T;
}
