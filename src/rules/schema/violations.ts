import { ViolationKind } from './violation';
import { violationsOf } from './walk';
import { groupBy } from '../../mesh/groups';
import { Inventory } from '../../mesh/inventory';
import { perSet } from '../../mesh/per-set';
import { Draft } from '../rule';

/** All objects of a set walked once, whichever rule asks first. */
const walked = perSet(set => groupBy(set.all.flatMap(violationsOf), ({ kind }) => kind));

/** What is wrong in one way with the shapes of a set's objects. */
export function drafts(set: Inventory, kind: ViolationKind): Iterable<Draft> {
  return (walked(set).get(kind) ?? []).map(({ object, field, message }) => ({ object, message, ...field !== '' && { field } }));
}
