import { Atom } from './atom';
import { valuesOf } from './values';
import { addTo } from '../../mesh/groups';

/** A value for each part of a request that is asked about; parts that are not in it are free. */
export type Assignment = ReadonlyMap<string, string | undefined>;

/**
 * `yes`: such requests exist, here is one. `no`: none exists. `maybe`: none was found, but a regex (or the number of cases) leaves it open.
 */
export type Solution =
  | { readonly answer: 'yes'; readonly values: Assignment }
  | { readonly answer: 'maybe' | 'no' };

/** How many combinations, and how many looks at an atom, are tried before the answer is `maybe`. */
const MOST_STEPS = 20_000;
const MOST_LOOKS = 200_000;

/** A value for one part, with what it breaks of the blockers. */
interface Choice {
  readonly value: string | undefined;
  /** Indexes of the blockers that this value keeps from holding. */
  readonly broken: ReadonlySet<number>;
}

/** One part of a request with what is asked of it. */
interface Part {
  readonly variable: string;
  readonly wanted: Atom[];
  /** By the index of the blocker. */
  readonly blocking: Map<number, Atom[]>;
}

interface Found {
  readonly found?: Assignment;
  /** Whether all there is was tried. */
  readonly isComplete: boolean;
}

type Truth = (atom: Atom, value: string | undefined) => boolean;

const GIVEN_UP: Found = { isComplete: false };

function isNever({ found, isComplete }: Found): boolean {
  return found === undefined && isComplete;
}

function partsOf(required: readonly Atom[], blockers: readonly (readonly Atom[])[]): Part[] {
  const parts = new Map<string, Part>();
  const partFor = (variable: string): Part => {
    let part = parts.get(variable);
    if (part === undefined) {
      parts.set(variable, part = { variable, wanted: [], blocking: new Map() });
    }
    return part;
  };
  required.forEach(atom => partFor(atom.variable).wanted.push(atom));
  blockers.forEach((atoms, index) => atoms.forEach(atom => {
    const { blocking } = partFor(atom.variable);
    addTo(blocking, index, atom);
  }));
  return [...parts.values()];
}

/** Choices that break less than another are never needed. */
function withoutDominated(choices: readonly Choice[]): readonly Choice[] {
  const sorted = [...choices].sort((one, other) => other.broken.size - one.broken.size);
  const kept: Choice[] = [];
  for (const choice of sorted) {
    if (!kept.some(better => [...choice.broken].every(index => better.broken.has(index)))) {
      kept.push(choice);
    }
  }
  return kept;
}

function choicesFor({ wanted, blocking }: Part, values: readonly (string | undefined)[], truth: Truth): readonly Choice[] {
  const all = [...blocking];
  return withoutDominated(values.filter(value => wanted.every(atom => truth(atom, value))).map((value): Choice => ({
    value,
    broken: new Set(all.flatMap(([index, atoms]) => (atoms.some(atom => !truth(atom, value)) ? [index] : []))),
  })));
}

/** Chooses a value for each part so that every blocker is broken by one of them. */
function search(options: readonly { readonly variable: string; readonly choices: readonly Choice[] }[], count: number): Found {
  const chosen = new Map<string, string | undefined>();
  const open = new Set(Array.from({ length: count }, (_, index) => index));
  // Where there is one choice it is taken; only the others are combined.
  for (const { variable, choices } of options.filter(option => option.choices.length === 1)) {
    chosen.set(variable, choices[0].value);
    choices[0].broken.forEach(index => open.delete(index));
  }
  const free = options.filter(option => option.choices.length !== 1);
  let steps = 0;
  const visit = (index: number, left: ReadonlySet<number>): boolean => {
    if (index === free.length) {
      return left.size === 0;
    }
    for (const { value, broken } of free[index].choices) {
      if (++steps > MOST_STEPS) {
        return false;
      }
      chosen.set(free[index].variable, value);
      if (visit(index + 1, new Set([...left].filter(blocker => !broken.has(blocker))))) {
        return true;
      }
    }
    return false;
  };
  return visit(0, open) ? { found: chosen, isComplete: true } : { isComplete: steps <= MOST_STEPS };
}

/**
 * @param isThorough whether values are tried that only the blockers speak of; without them examples are found fast, but not all
 */
function solveWith(required: readonly Atom[], blockers: readonly (readonly Atom[])[], truth: Truth, isThorough: boolean): Found {
  let looks = 0;
  const options = [];
  for (const part of partsOf(required, blockers)) {
    const values = valuesOf(part.variable, isThorough ? [...part.wanted, ...[...part.blocking.values()].flat()] : part.wanted);
    looks += values.length * (part.wanted.length + part.blocking.size);
    if (looks > MOST_LOOKS) {
      return GIVEN_UP;
    }
    options.push({ variable: part.variable, choices: choicesFor(part, values, truth) });
  }
  // Parts with few choices first, so that what cannot be is seen early.
  return search(options.sort((one, other) => one.choices.length - other.choices.length), blockers.length);
}

/** Regexes as if their values could be chosen freely: those that are asked for hold, all others do not. Where the value is known, they say so. */
function freeRegexes(required: readonly Atom[]): Truth {
  const known = new Set(required.filter(atom => atom.isExact).map(atom => atom.variable));
  const wanted = new Set(required.map(atom => atom.key));
  return (atom, value) => atom.pattern === undefined || value === undefined || known.has(atom.variable) ? atom.holds(value) : wanted.has(atom.key);
}

/** Blockers that what is required rules out already need no breaking. */
function stillOpen(required: readonly Atom[], blockers: readonly (readonly Atom[])[]): readonly (readonly Atom[])[] {
  const known = new Map(required.filter(atom => atom.isExact && atom.literals.length <= 1).map(atom => [atom.variable, atom.literals[0]]));
  return blockers.filter(atoms => atoms.every(atom => !known.has(atom.variable) || atom.holds(known.get(atom.variable))));
}

/**
 * Whether a request exists of which all required atoms hold and of every blocker at least one does not. Parts of a request are independent of
 * each other, so this is exact; only regexes, whose values are guessed, can leave it open.
 */
export function solve(required: readonly Atom[], allBlockers: readonly (readonly Atom[])[]): Solution {
  const blockers = stillOpen(required, allBlockers);
  if (blockers.some(atoms => atoms.length === 0)) {
    return { answer: 'no' };
  }
  const truth: Truth = (atom, value) => atom.holds(value);
  const quick = solveWith(required, blockers, truth, false);
  if (quick.found !== undefined) {
    return { answer: 'yes', values: quick.found };
  }
  const free = freeRegexes(required);
  // One blocker that takes all is the usual reason for none, and cheap to see.
  if (blockers.some(blocker => isNever(solveWith(required, [blocker], free, true)))) {
    return { answer: 'no' };
  }
  const exact = solveWith(required, blockers, truth, true);
  if (exact.found !== undefined) {
    return { answer: 'yes', values: exact.found };
  }
  const hasRegex = [...required, ...blockers.flat()].some(atom => atom.pattern !== undefined);
  return { answer: isNever(hasRegex ? solveWith(required, blockers, free, true) : exact) ? 'no' : 'maybe' };
}
