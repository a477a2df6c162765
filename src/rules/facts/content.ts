import { asObject } from '../../mesh/manifest';

/** Aliases of YAML can make a small text a huge value, or one without an end. */
const MAX_VALUES = 2000;

/** A value as text, the same for the same content whatever the order of keys; undefined where there is too much of it. */
export function contentOf(value: unknown): string | undefined {
  let left = MAX_VALUES;
  const write = (each: unknown): string => {
    if (--left < 0) {
      return '';
    }
    if (Array.isArray(each)) {
      return `[${each.map(write).join()}]`;
    }
    const object = asObject(each);
    return object === undefined ? JSON.stringify(each) ?? 'null' : `{${Object.keys(object).sort().map(key => `${JSON.stringify(key)}:${write(object[key])}`).join()}}`;
  };
  const text = write(value);
  return left < 0 ? undefined : text;
}
