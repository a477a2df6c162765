import { Atom } from './atom';
import { sampleOf } from './regex-sample';

/** Stands in no manifest that people write, so a value with it equals nothing that a rule says. */
const FRESH = '~z~';

function swapCase(text: string): string {
  return [...text].map(letter => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join('');
}

/** Spellings of a literal that an atom takes whatever case, each beginning as another literal is spelled. */
function spellings(literal: string, others: readonly string[]): string[] {
  return ['', ...others]
    .filter(other => literal.toLowerCase().startsWith(other.toLowerCase()))
    .map(other => other + swapCase(literal.slice(other.length)));
}

/** Whether a part of a request is always there. */
function isAlwaysThere(variable: string): boolean {
  return ['path', 'sni', 'header :method', 'header :scheme', 'header :authority', 'header :path', 'header host', 'gateway', 'namespace', 'port'].includes(variable);
}

function isPossible(variable: string, value: string): boolean {
  return variable === 'path' ? value.startsWith('/') && !/[?#]/.test(value) : !variable.startsWith('query ') || !/[&#]/.test(value);
}

/**
 * Values of one part of a request, so many that whatever exact values, prefixes and presence can make of it is made by one of them:
 * where a value stands among literals is told by the longest literal it begins with and whether a slash follows.
 */
export function valuesOf(variable: string, atoms: readonly Atom[]): readonly (string | undefined)[] {
  const literals = [...new Set(atoms.flatMap(atom => atom.literals))];
  const anyCase = atoms.filter(atom => atom.ignoresCase).flatMap(atom => atom.literals);
  const spelled = [...new Set([...literals, ...anyCase.flatMap(literal => spellings(literal, literals))])];
  const samples = atoms.flatMap(atom => (atom.pattern === undefined ? [] : [sampleOf(atom.pattern)]));
  const starts = [...spelled, ...samples];
  const base = variable === 'path' ? ['/', `/${FRESH}`] : ['', FRESH];
  const values = [...base, ...starts, ...starts.flatMap(start => [`${start}${FRESH}`, `${start}/`, `${start}/${FRESH}`])];
  const possible = [...new Set(values)].filter(value => isPossible(variable, value));
  return isAlwaysThere(variable) ? possible : [undefined, ...possible];
}
