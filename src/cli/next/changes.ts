import { isDeepStrictEqual } from 'node:util';
import { Inventory } from '../../mesh/inventory';

/** What a step does to the objects, one line each: added, changed, removed. */
export function changes(before: Inventory, after: Inventory): string[] {
  const [old, next] = [before.byId, after.byId];
  return [
    ...[...next].filter(([id]) => !old.has(id)).map(([, object]) => `added    ${object}`),
    ...[...next].filter(([id, object]) => old.has(id) && !isDeepStrictEqual(old.get(id)?.raw, object.raw)).map(([, object]) => `changed  ${object}`),
    ...[...old].filter(([id]) => !next.has(id)).map(([, object]) => `removed  ${object}`),
  ];
}
