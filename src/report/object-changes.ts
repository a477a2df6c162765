import { describeFieldChange, fieldChanges } from './field-changes';
import { DiffLine, lineDiff } from './line-diff';
import { routeChanges, isOfRoutes } from './route-changes';
import { yamlOf } from './yaml';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { same } from '../steps/same';

/** What a step does to one object. */
export interface ObjectChange {
  readonly sign: '+' | '~' | '-';
  /** `VirtualService shop/reviews` */
  readonly object: string;
  /** What of a changed object is different, in words. */
  readonly words: readonly string[];
  /** The whole object, line by line. */
  lines(): DiffLine[];
}

/** What a step does to the objects: added ones first, then changed, then removed ones. */
export function objectChanges(before: Inventory, after: Inventory): ObjectChange[] {
  const [old, fresh] = [before.byId, after.byId];
  const ids = (objects: ReadonlyMap<string, ManifestObject>, isMeant: (id: string) => boolean): string[] => [...objects.keys()].filter(isMeant);
  return [
    ...ids(fresh, id => !old.has(id)).map((id): ObjectChange => whole('+', fresh.get(id)!)),
    ...ids(fresh, id => old.has(id) && !same(old.get(id)!.raw, fresh.get(id)!.raw)).map((id): ObjectChange => changed(before, old.get(id)!, after, fresh.get(id)!)),
    ...ids(old, id => !fresh.has(id)).map((id): ObjectChange => whole('-', old.get(id)!)),
  ];
}

/** `1 object changes`, `2 objects come, 1 changes`; `no object changes`. */
export function countChanges(changes: readonly ObjectChange[]): string {
  const parts = ([['+', 'comes', 'come'], ['~', 'changes', 'change'], ['-', 'goes', 'go']] as const).flatMap(([sign, one, several]) => {
    const number = changes.filter(change => change.sign === sign).length;
    return number === 0 ? [] : [{ number, verb: number === 1 ? one : several }];
  });
  return parts.length === 0 ? 'no object changes' : parts.map(({ number, verb }, index) => `${number}${index > 0 ? '' : number === 1 ? ' object' : ' objects'} ${verb}`).join(', ');
}

function whole(sign: '+' | '-', object: ManifestObject): ObjectChange {
  const text = (): string => yamlOf(object.raw);
  return { sign, object: String(object), words: [], lines: () => text().replace(/\n$/, '').split('\n').map(line => ({ sign, text: line })) };
}

function changed(before: Inventory, old: ManifestObject, after: Inventory, fresh: ManifestObject): ObjectChange {
  const routes = routeChanges(before, old, after, fresh);
  const fields = fieldChanges(old.raw, fresh.raw).filter(({ path }) => routes === undefined || !isOfRoutes(path));
  return { sign: '~', object: String(fresh), words: [...routes ?? [], ...fields.map(describeFieldChange)], lines: () => lineDiff(yamlOf(old.raw), yamlOf(fresh.raw)) };
}
