import { DEFINITIONS, ROOTS } from './table.generated';

/** A type: text, number, boolean or anything, or the place of a definition. */
export type TypeRef = 's' | 'n' | 'b' | '?' | number;

/** A definition of the table; its letters are short, as there are many of them. */
export interface Definition {
  /** Name of a struct or an enum. */
  readonly n?: string;
  /** Props of a struct. */
  readonly o?: { readonly [prop: string]: TypeRef };
  /** Required props of a struct; of parameters, whether the last takes all that follow. */
  readonly r?: readonly string[] | 1;
  /** Whether a struct is another library's. */
  readonly f?: 1;
  /** Elements of a list. */
  readonly a?: TypeRef;
  /** What leaving the list out means: an empty one would mean the same by accident. */
  readonly e?: string;
  /** Values of a map. */
  readonly m?: TypeRef;
  /** Types of which a value has one. */
  readonly u?: readonly TypeRef[];
  /** Values of an enum. */
  readonly v?: readonly string[];
  /** Full name of a class. */
  readonly c?: string;
  /** Full name of an interface, whose members are in `p`. */
  readonly i?: string;
  /** Parameters of a method: name, type, and whether it may be left out; names of an interface's members. */
  readonly p?: readonly (readonly [string, TypeRef, 1?] | string)[];
}

const parsed: (Definition | undefined)[] = [];

export function definitionAt(place: number): Definition {
  return parsed[place] ??= JSON.parse(DEFINITIONS[place]) as Definition;
}

/** Of a struct by its name, or of a method's parameters by `Class.method`. */
export function definitionOf(root: string): Definition {
  if (!Object.hasOwn(ROOTS, root)) {
    throw new Error(`the table of props has no ${root}: run node scripts/compile.mjs`);
  }
  return definitionAt(ROOTS[root]);
}
