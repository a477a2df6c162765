import { asObject, get } from './manifest';
import { fullMatch } from './regex';
import { PRESENT, StringMatch, describeMatch, matchesString, readStringMatch } from './string-match';

/** A condition as it is written, the regex `*` not yet taken for "present"; undefined where there is none. */
export function stringMatch(value: unknown): StringMatch | undefined {
  const matcher = asObject(value);
  if (matcher === undefined) {
    return value === null ? PRESENT : undefined;
  }
  const regex = get(matcher, 'regex');
  return regex === '*' && get(matcher, 'exact') === undefined && get(matcher, 'prefix') === undefined ? { kind: 'regex', value: regex } : readStringMatch(matcher);
}

/** Whether every value that fulfils `narrow` fulfils `wide`. Says no where it cannot tell. */
export function covers(wide: StringMatch, narrow: StringMatch, ignoreCase = false): boolean {
  const fold = (text: string): string => ignoreCase ? text.toLowerCase() : text;
  switch (wide.kind) {
    case 'present': return true;
    case 'exact': return narrow.kind === 'exact' && fold(narrow.value) === fold(wide.value);
    case 'prefix': return fold(beginningOf(narrow)).startsWith(fold(wide.value));
    case 'element': return (narrow.kind === 'exact' || narrow.kind === 'element') && matchesString(wide, narrow.value, ignoreCase);
    case 'regex': return wide.value === '.*'
      || narrow.kind === 'regex' && narrow.value === wide.value
      || narrow.kind === 'exact' && fullMatch(wide.value, narrow.value)
      || narrow.kind === 'prefix' && wide.value.endsWith('.*') && literal(wide.value.slice(0, -2)) && narrow.value.startsWith(wide.value.slice(0, -2));
  }
}

/** What every value that fulfils a condition starts with, as far as it is plain to see. */
function beginningOf(match: StringMatch): string {
  return match.kind === 'present' ? '' : match.kind === 'regex' ? literalPrefix(match.value) : match.value;
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
