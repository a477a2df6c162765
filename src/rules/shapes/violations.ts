import { Violation, ViolationKind } from './violation';
import { violationsOf } from './walk';
import { Inventory } from '../../traffic/inventory';
import { once } from '../facts/once';
import { Draft } from '../rule';

/** All objects of a set walked once, whichever rule asks first. */
const walked = once((set): ReadonlyMap<ViolationKind, readonly Violation[]> => {
  const collected = new Map<ViolationKind, Violation[]>();
  for (const object of set.all) {
    for (const violation of violationsOf(object)) {
      const list = collected.get(violation.kind);
      if (list === undefined) {
        collected.set(violation.kind, [violation]);
      } else {
        list.push(violation);
      }
    }
  }
  return collected;
});

/** What is wrong in one way with the shapes of a set's objects. */
export function drafts(set: Inventory, kind: ViolationKind): Iterable<Draft> {
  return (walked(set).get(kind) ?? []).map(({ object, field, message }) => ({ object, message, ...field !== '' && { field } }));
}
