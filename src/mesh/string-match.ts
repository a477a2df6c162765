import { get } from './manifest';
import { fullMatch } from './regex';

/** How a value is compared. `element` is the prefix of the Gateway API, which ends at a slash. */
export type StringMatch =
  | { readonly kind: 'exact' | 'prefix' | 'element' | 'regex'; readonly value: string }
  | { readonly kind: 'present'; readonly value?: undefined };

export const PRESENT: StringMatch = { kind: 'present' };

/**
 * Istio's StringMatch. An empty one and the regex `*` mean "present".
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
export function readStringMatch(value: unknown): StringMatch {
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const text = get(value, kind);
    if (typeof text === 'string') {
      return kind === 'regex' && text === '*' ? PRESENT : { kind, value: text };
    }
  }
  return PRESENT;
}

/** ASCII only, as Envoy compares. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
}

/** Whether a value that is there passes. */
export function matchesString(match: StringMatch, value: string, ignoreCase = false): boolean {
  switch (match.kind) {
    case 'present': return true;
    case 'regex': return fullMatch(match.value, value);
    case 'exact': return ignoreCase ? lower(value) === lower(match.value) : value === match.value;
    case 'prefix': return ignoreCase ? lower(value).startsWith(lower(match.value)) : value.startsWith(match.value);
    case 'element': return value.startsWith(match.value) && (value.length === match.value.length || value[match.value.length] === '/');
  }
}

/** For people: `exact "jason"`. */
export function describeMatch(match: StringMatch): string {
  switch (match.kind) {
    case 'present': return 'present';
    case 'element': return `prefix ${JSON.stringify(match.value)} by path elements`;
    default: return `${match.kind} ${JSON.stringify(match.value)}`;
  }
}
