import { same } from '../steps/same';

/** A field that two objects have differently; `undefined` where one has none. */
export interface FieldChange {
  /** Keys, and of list items their name, else their place. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields in which two values differ, as deep as both have them; items of a list are compared by their names where all have one. */
export function fieldChanges(before: unknown, after: unknown, path: readonly string[] = []): FieldChange[] {
  if (same(before, after)) {
    return [];
  }
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  if (old === undefined || fresh === undefined || old.isList !== fresh.isList) {
    return [{ path, before, after }];
  }
  const keys = [...new Set([...old.fields.keys(), ...fresh.fields.keys()])];
  const inside = keys.flatMap(key => fieldChanges(old.fields.get(key), fresh.fields.get(key), [...path, key]));
  // The same items in another order.
  return inside.length === 0 ? [{ path, before, after }] : inside;
}

/** `replicas 3 → 5`, `subsets v2 added`. */
export function describeFieldChange({ path, before, after }: FieldChange): string {
  const where = (path[0] === 'spec' ? path.slice(1) : path).join(' ');
  if (before === undefined) {
    return `${where} added${isScalar(after) ? `: ${String(after)}` : ''}`;
  }
  if (after === undefined) {
    return `${where} removed`;
  }
  return isScalar(before) && isScalar(after) ? `${where} ${String(before)} → ${String(after)}` : `${where} changed`;
}

interface Fields {
  readonly isList: boolean;
  readonly fields: ReadonlyMap<string, unknown>;
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    return { isList: false, fields: new Map(Object.entries(value)) };
  }
  const names = value.map(nameOf);
  const isNamed = names.every(name => name !== undefined) && new Set(names).size === names.length;
  return { isList: true, fields: new Map(value.map((item, index) => [isNamed ? names[index]! : String(index), item])) };
}

function nameOf(item: unknown): string | undefined {
  const name = typeof item === 'object' && item !== null ? (item as { name?: unknown }).name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
