import { isDeepStrictEqual } from 'node:util';
import { Inventory } from '../../traffic/inventory';
import { ManifestObject } from '../../traffic/manifest';

/** What a step does to the objects, one line each: added, changed, removed. */
export function changes(before: Inventory, after: Inventory): string[] {
  const [old, next] = [byId(before), byId(after)];
  return [
    ...[...next].filter(([id]) => !old.has(id)).map(([, object]) => `added    ${object}`),
    ...[...next].filter(([id, object]) => old.has(id) && !isDeepStrictEqual(old.get(id)?.raw, object.raw)).map(([, object]) => `changed  ${object}`),
    ...[...old].filter(([id]) => !next.has(id)).map(([, object]) => `removed  ${object}`),
  ];
}

function byId(set: Inventory): Map<string, ManifestObject> {
  return new Map(set.all.map(object => [object.id, object]));
}
