const INTEGER = /^[-+]?(?:0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = new Set(['.nan', '.NaN', '.NAN']);
const MAX_64_BITS = 2 ** 64;

/** Whether a number can begin so: most scalars are words. */
function mayBeNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0x30 && code <= 0x39 || code === 0x2b || code === 0x2d || code === 0x2e;
}

/** A whole number as kubectl reads it: `0755` and `0o755` are octal, underscores count for nothing; undefined for anything else. */
export function yamlInteger(text: string): number | undefined {
  if (!mayBeNumber(text)) {
    return undefined;
  }
  const plain = text.includes('_') ? text.replace(/_/g, '') : text;
  if (!INTEGER.test(plain)) {
    return undefined;
  }
  const sign = plain.startsWith('-') ? -1 : 1;
  const digits = plain.replace(/^[-+]/, '');
  const value = /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits);
  // What has more than 64 bits is text, or a fraction where its digits are decimal.
  return value < MAX_64_BITS || /^[1-9]/.test(digits) ? sign * value + 0 : undefined;
}

/** A fraction as kubectl reads it; undefined for anything else. */
export function yamlFloat(text: string): number | undefined {
  if (!mayBeNumber(text)) {
    return undefined;
  }
  const plain = text.includes('_') && !text.startsWith('.') ? text.replace(/_/g, '') : text;
  if (FLOAT.test(plain)) {
    return Number(plain);
  }
  return INFINITE.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : NOT_A_NUMBER.has(text) ? NaN : undefined;
}
