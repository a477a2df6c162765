/** Deeper than any manifest, far from what would exhaust a stack. */
const MAX_DEPTH = 200;

/** What js-yaml makes of a key that is a mapping, which kubectl refuses: most often `{{ x }}` without quotes. */
const MAPPING_KEY = '[object Object]';

/** Values that were walked over; the sets of a release share most of theirs. */
const known = new WeakSet<object>();

/**
 * Why a parsed value is no tree of a sane size: anchors can make it contain itself, or a few lines grow to billions of values.
 * Undefined where it is one.
 */
export function shapeError(value: unknown, textLength: number): string | undefined {
  // Without anchors every value takes at least one character of the text.
  let left = 2 * textLength + 100_000;
  const walk = (node: object, depth: number): string | undefined => {
    if (depth > MAX_DEPTH) {
      return `nested deeper than ${MAX_DEPTH} levels, or an anchor contains itself`;
    }
    if (left < 0) {
      return 'the anchors make it too large to read';
    }
    // Indexes of arrays are keys as well: one loop for both is the fastest, and this walks over every value there is.
    for (const key in node) {
      left--;
      if (key === MAPPING_KEY) {
        return 'a key is a mapping, it is to be a text';
      }
      const child = (node as Record<string, unknown>)[key];
      const error = typeof child === 'object' && child !== null ? walk(child, depth + 1) : undefined;
      if (error !== undefined) {
        return error;
      }
    }
    return undefined;
  };
  if (typeof value !== 'object' || value === null || known.has(value)) {
    return undefined;
  }
  const error = walk(value, 0);
  if (error === undefined) {
    known.add(value);
  }
  return error;
}
