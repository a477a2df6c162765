import * as fc from 'fast-check';

/** One spot in a document, and what stands there afterwards. */
export interface Mutation {
  /** Which value of the document, counted as they are met. */
  readonly spot: number;
  readonly replacement: unknown;
}

const HOSTILE_VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 0.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, '', ' ', '*', '.', '/', '-', '0', '\u0000', '\uD800', '__proto__', 'constructor', 'hasOwnProperty',
  '(a+)+$', '[', '(?=x)', '(?P<n', 'x'.repeat(2000), '1'.repeat(400), 'a.b.c.d.e.f', '*.svc.cluster.local', 'v1', [], [null], [[]], [[[[]]]], ['v1', 1, null], {}, { '': '' },
  JSON.parse('{"__proto__": {"polluted": true}}'), JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'), JSON.parse('{"__proto__": null, "toString": 1}'),
  { exact: 1 }, { regex: '(((((' }, { name: null }, { number: 1e308 }, Array.from({ length: 500 }, () => ({ destination: { host: 'web' }, weight: 1e308 })),
];

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({ spot: fc.nat(400), replacement: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTILE_VALUES) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) }) }),
  { minLength: 1, maxLength: 6 },
);

/** A copy of a document with some of its values replaced; the rest stays real enough to get far. */
export function mutate(document: unknown, list: readonly Mutation[]): unknown {
  return list.reduce((current, { spot, replacement }) => replaceAt(current, spot % Math.max(1, countValues(current)), replacement), document);
}

function countValues(value: unknown): number {
  return typeof value !== 'object' || value === null ? 1 : 1 + Object.values(value).reduce((sum: number, child) => sum + countValues(child), 0);
}

function replaceAt(value: unknown, spot: number, replacement: unknown): unknown {
  if (spot === 0) {
    return replacement;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  let left = spot - 1;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [key, child] of Object.entries(value)) {
    const size = countValues(child);
    const next = left >= 0 && left < size ? replaceAt(child, left, replacement) : child;
    Object.defineProperty(copy, key, { value: next, enumerable: true, writable: true, configurable: true });
    left -= size;
  }
  return copy;
}
