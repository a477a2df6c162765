import { isDeepStrictEqual } from 'node:util';
import { PlainObject, asNumber, asObject, get, objects } from '../../mesh/manifest';

/** What of a recorded result is exact. What was counted (`answered`) and what only the proxy names (`flags`) is not compared. */
const FIELDS = ['kind', 'route', 'destinations', 'upstreamPath', 'upstreamHost', 'timeout', 'mirrors', 'fault', 'status'];

/** Where an answer differs from what was recorded, one line a field. */
export function differences(recorded: unknown, answer: unknown): string[] {
  return FIELDS.flatMap(field => {
    const [expected, got] = [comparable(field, recorded), comparable(field, answer)];
    const isUnknown = field === 'status' && asNumber(get(recorded, 'status')) === undefined;
    return isUnknown || isDeepStrictEqual(expected, got) ? [] : [`${field}: expected ${JSON.stringify(expected) ?? 'none'}, got ${JSON.stringify(got) ?? 'none'}`];
  });
}

function comparable(field: string, result: unknown): unknown {
  const value = get(result, field);
  if (field === 'status') {
    return asNumber(value);
  }
  return (field === 'destinations' || field === 'mirrors') && value !== undefined ? sorted(objects(value)) : value;
}

/** The order of destinations means nothing; a subset that is null is one left out. */
function sorted(list: readonly PlainObject[]): PlainObject[] {
  const plain = list.map(item => asObject(Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null).sort(([a], [b]) => a < b ? -1 : 1))) ?? {});
  return plain.sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}
