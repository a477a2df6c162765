import { PlainObject, asObject, asString, get } from '../../traffic/manifest';
import { fullMatch } from '../../traffic/regex';
import { describeMatch, matchesString } from '../../traffic/string-match';

/** How one property of a request is compared, read from Istio's `exact`, `prefix` and `regex`. */
export interface StringMatch {
  readonly kind: 'exact' | 'prefix' | 'regex' | 'present';
  readonly value: string;
}

const NONE: ReadonlyMap<string, StringMatch> = new Map();
const PRESENT: StringMatch = { kind: 'present', value: '' };

/** The condition; a matcher that says nothing asks only that the property is there. Undefined where there is none. */
export function stringMatch(value: unknown): StringMatch | undefined {
  const matcher = asObject(value);
  if (matcher === undefined) {
    return value === null ? PRESENT : undefined;
  }
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const text = asString(get(matcher, kind));
    if (text !== undefined) {
      return { kind, value: text };
    }
  }
  return PRESENT;
}

/** The conditions of a map of headers or query parameters. */
export function stringMatches(map: PlainObject | undefined, name: (key: string) => string = key => key): ReadonlyMap<string, StringMatch> {
  if (map === undefined) {
    return NONE;
  }
  const result = new Map<string, StringMatch>();
  for (const key of Object.keys(map)) {
    const match = stringMatch(get(map, key));
    if (match !== undefined) {
      result.set(name(key), match);
    }
  }
  return result;
}

/** Whether every value that fulfils `narrow` fulfils `wide`. Says no where it cannot tell. */
export function covers(wide: StringMatch, narrow: StringMatch, ignoreCase = false): boolean {
  const [w, n] = ignoreCase ? [wide.value.toLowerCase(), narrow.value.toLowerCase()] : [wide.value, narrow.value];
  switch (wide.kind) {
    case 'present': return true;
    case 'exact': return narrow.kind === 'exact' && n === w;
    case 'prefix': return w === '' || (narrow.kind === 'regex' ? literalPrefix(narrow.value) : narrow.kind === 'present' ? '' : n).startsWith(w);
    case 'regex': return wide.value === '.*'
      || narrow.kind === 'regex' && narrow.value === wide.value
      || narrow.kind === 'exact' && fullMatch(wide.value, narrow.value)
      || narrow.kind === 'prefix' && wide.value.endsWith('.*') && literal(wide.value.slice(0, -2)) && narrow.value.startsWith(wide.value.slice(0, -2));
  }
}

/** Whether no value fulfils both. Says no where it cannot tell. */
export function contradicts(a: StringMatch, b: StringMatch): boolean {
  if (a.kind === 'exact') {
    return !fulfils(a.value, b);
  }
  if (b.kind === 'exact') {
    return !fulfils(b.value, a);
  }
  return a.kind === 'prefix' && b.kind === 'prefix' && !a.value.startsWith(b.value) && !b.value.startsWith(a.value);
}

export function fulfils(value: string, match: StringMatch): boolean {
  return matchesString(match, value);
}

/** For people: `prefix "/api"`. */
export function shown(match: StringMatch): string {
  return describeMatch(match);
}

const META = /[\\^$.|?*+()[\]{}]/;

function literal(pattern: string): boolean {
  return !META.test(pattern);
}

/** What every value that matches the pattern starts with, as far as it is plain to see. */
function literalPrefix(pattern: string): string {
  const text = pattern.startsWith('^') ? pattern.slice(1) : pattern;
  if (text.includes('|')) {
    return '';
  }
  const end = text.search(META);
  if (end < 0) {
    return text;
  }
  // A quantifier takes back the character before it.
  return '?*{'.includes(text[end]) ? text.slice(0, Math.max(0, end - 1)) : text.slice(0, end);
}
