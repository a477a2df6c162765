import { Inventory } from '../../traffic/inventory';

/** Facts about a set of manifests that several rules ask for: computed at the first question, forgotten with the set. */
export function once<T>(build: (set: Inventory) => T): (set: Inventory) => T {
  const known = new WeakMap<Inventory, T>();
  return set => {
    let facts = known.get(set);
    if (facts === undefined) {
      facts = build(set);
      known.set(set, facts);
    }
    return facts;
  };
}
