import { Atom } from './atom';
import { valuesOf } from './values';

/** A value for each part of a request that is asked about; parts that are not in it are free. */
export type Assignment = ReadonlyMap<string, string | undefined>;

/**
 * `yes`: such requests exist, here is one. `no`: none exists. `maybe`: none was found, but a regex (or the number of cases) leaves it open.
 */
export type Solution =
  | { readonly answer: 'yes'; readonly values: Assignment }
  | { readonly answer: 'maybe' | 'no' };

/** How many combinations are tried before the answer is `maybe`. */
const MOST_STEPS = 200_000;

/** A choice for one part: what it breaks of the blockers. */
interface Choice {
  readonly value: string | undefined;
  /** Indexes of the blockers that this value keeps from holding. */
  readonly broken: ReadonlySet<number>;
}

/** A part of a request with the values that are worth trying. */
interface Part {
  readonly variable: string;
  readonly choices: readonly Choice[];
}

interface Found {
  readonly found?: Assignment;
  /** Whether all there is was tried. */
  readonly isComplete: boolean;
}

type Truth = (atom: Atom, value: string | undefined) => boolean;

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

function choicesFor(variable: string, required: readonly Atom[], blockers: readonly (readonly Atom[])[], truth: Truth): readonly Choice[] {
  const own = (atoms: readonly Atom[]): readonly Atom[] => atoms.filter(atom => atom.variable === variable);
  const wanted = own(required);
  const blocking = blockers.map(own);
  const values = valuesOf(variable, [...wanted, ...blocking.flat()]);
  const choices = values.filter(value => wanted.every(atom => truth(atom, value))).map((value): Choice => ({
    value,
    broken: new Set(blocking.flatMap((atoms, index) => (atoms.some(atom => !truth(atom, value)) ? [index] : []))),
  }));
  return withoutDominated(choices);
}

/** Chooses a value for each part so that every blocker is broken by one of them; undefined where there is no such choice. */
function search(options: readonly Part[], count: number): Found {
  let steps = 0;
  const chosen = new Map<string, string | undefined>();
  const visit = (index: number, open: ReadonlySet<number>): boolean => {
    if (index === options.length) {
      return open.size === 0;
    }
    for (const { value, broken } of options[index].choices) {
      if (++steps > MOST_STEPS) {
        return false;
      }
      chosen.set(options[index].variable, value);
      if (visit(index + 1, new Set([...open].filter(blocker => !broken.has(blocker))))) {
        return true;
      }
    }
    chosen.delete(options[index].variable);
    return false;
  };
  const all = new Set(Array.from({ length: count }, (_, index) => index));
  return visit(0, all) ? { found: new Map(chosen), isComplete: true } : { isComplete: steps <= MOST_STEPS };
}

function solveWith(required: readonly Atom[], blockers: readonly (readonly Atom[])[], truth: Truth): Found {
  const variables = [...new Set([...required, ...blockers.flat()].map(atom => atom.variable))];
  const options = variables.map(variable => ({ variable, choices: choicesFor(variable, required, blockers, truth) }));
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
  const exact = solveWith(required, blockers, (atom, value) => atom.holds(value));
  if (exact.found !== undefined) {
    return { answer: 'yes', values: exact.found };
  }
  const hasRegex = [...required, ...blockers.flat()].some(atom => atom.pattern !== undefined);
  if (!hasRegex) {
    return { answer: exact.isComplete ? 'no' : 'maybe' };
  }
  const relaxed = solveWith(required, blockers, freeRegexes(required));
  return { answer: relaxed.found === undefined && relaxed.isComplete ? 'no' : 'maybe' };
}
