import { PlainObject, asArray, asObject, asString, get } from './manifest';
import { HttpRoute } from './virtual-service';

/** One header that a route or a destination adds, sets or removes. */
export interface HeaderOperation {
  readonly direction: 'request' | 'response';
  readonly kind: 'add' | 'set' | 'remove';
  readonly name: string;
  /** Absent for removals. */
  readonly value?: string;
  readonly field: string;
}

/** Operations of a route, apart for itself and for each destination; places without any are left out. */
export function headerOperations({ raw, field, destinations }: HttpRoute): HeaderOperation[][] {
  const groups: HeaderOperation[][] = [];
  if (Object.hasOwn(raw, 'headers')) {
    groups.push(operations(raw, field));
  }
  for (const { entry, entryField } of destinations) {
    if (Object.hasOwn(entry, 'headers')) {
      groups.push(operations(entry, entryField));
    }
  }
  return groups;
}

function operations(holder: PlainObject, path: string): HeaderOperation[] {
  return (['request', 'response'] as const).flatMap(direction => {
    const headers = asObject(get(holder, 'headers', direction));
    const at = `${path}.headers.${direction}`;
    return [
      ...(['add', 'set'] as const).flatMap(kind => {
        const map = asObject(get(headers, kind)) ?? {};
        return Object.keys(map).map((name): HeaderOperation => ({ direction, kind, name, value: asString(get(map, name)), field: `${at}.${kind}[${name}]` }));
      }),
      ...asArray(get(headers, 'remove')).flatMap((name, index): HeaderOperation[] => typeof name === 'string' ? [{ direction, kind: 'remove', name, field: `${at}.remove[${index}]` }] : []),
    ];
  });
}
