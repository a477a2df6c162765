/** Deeper than any manifest, far from what would exhaust a stack. */
const MAX_DEPTH = 200;

/**
 * Why a parsed value is no tree of a sane size: anchors can make it contain itself, or a few lines grow to billions of values.
 * Undefined where it is one.
 */
export function shapeError(value: unknown, textLength: number): string | undefined {
  // Without anchors every value takes at least one character of the text.
  let left = 2 * textLength + 100_000;
  const walk = (node: unknown, depth: number): string | undefined => {
    if (typeof node !== 'object' || node === null) {
      return undefined;
    }
    if (depth > MAX_DEPTH) {
      return `nested deeper than ${MAX_DEPTH} levels, or an anchor contains itself`;
    }
    const children: unknown[] = Array.isArray(node) ? node : Object.values(node);
    left -= children.length + 1;
    if (left < 0) {
      return 'the anchors make it too large to read';
    }
    for (const child of children) {
      const error = walk(child, depth + 1);
      if (error !== undefined) {
        return error;
      }
    }
    return undefined;
  };
  return walk(value, 0);
}
