import { DEFINITIONS, ROOTS } from './table.generated';

/** A number is the place of a definition; letters are types without further limits: string, integer, number, boolean, integer or string, quantity, anything. */
export type Reference = number | 's' | 'i' | 'n' | 'b' | 'is' | 'q' | '?';

/** A scalar with limits: of its value, or of its length for a string. A duration's (`d`) are milliseconds. */
export interface ScalarShape {
  readonly t: 's' | 'i' | 'n' | 'is' | 'd';
  /** The values allowed. */
  readonly e?: readonly string[];
  /** A pattern of the API server (RE2). */
  readonly p?: string;
  readonly min?: number;
  readonly max?: number;
}

export interface ListShape {
  readonly items: Reference;
  readonly min?: number;
  readonly max?: number;
  /** Fields that tell the items apart. */
  readonly keys?: readonly string[];
}

export interface ObjectShape {
  readonly fields: ReadonlyMap<string, Reference>;
  readonly required: readonly string[];
  /** Of each group at most one field may be set. */
  readonly atMostOne: readonly (readonly string[])[];
  /** Of each group exactly one field is to be set. */
  readonly exactlyOne: readonly (readonly string[])[];
  /** Whether any of the three above says something. */
  readonly hasDemands: boolean;
}

export type Shape =
  | { readonly kind: 'object'; readonly object: ObjectShape }
  | { readonly kind: 'list'; readonly list: ListShape }
  | { readonly kind: 'map'; readonly values: Reference }
  | { readonly kind: 'scalar'; readonly scalar: ScalarShape };

interface Definition extends Partial<ScalarShape> {
  readonly o?: { readonly [field: string]: Reference };
  readonly r?: readonly string[];
  readonly x?: readonly (readonly string[])[];
  readonly y?: readonly (readonly string[])[];
  readonly a?: Reference;
  readonly k?: readonly string[];
  readonly m?: Reference;
}

const parsed: (Shape | undefined)[] = [];

function parse(text: string): Shape {
  const definition = JSON.parse(text) as Definition;
  if (definition.o !== undefined) {
    return {
      kind: 'object',
      object: {
        fields: new Map(Object.entries(definition.o)),
        required: definition.r ?? [],
        atMostOne: definition.x ?? [],
        exactlyOne: definition.y ?? [],
        hasDemands: definition.r !== undefined || definition.x !== undefined || definition.y !== undefined,
      },
    };
  }
  if (definition.a !== undefined) {
    return { kind: 'list', list: { items: definition.a, min: definition.min, max: definition.max, keys: definition.k } };
  }
  return definition.m !== undefined ? { kind: 'map', values: definition.m } : { kind: 'scalar', scalar: definition as ScalarShape };
}

/** The shape at a place of the table, parsed when it is first asked for. */
export function shapeAt(place: number): Shape {
  return parsed[place] ??= parse(DEFINITIONS[place]);
}

/** Roots by version, then by kind, so that no key has to be put together for a look. */
const roots = new Map<string, Map<string, number>>();
for (const [key, place] of Object.entries(ROOTS)) {
  const slash = key.lastIndexOf('/');
  const [apiVersion, kind] = [key.slice(0, slash), key.slice(slash + 1)];
  roots.set(apiVersion, (roots.get(apiVersion) ?? new Map<string, number>()).set(kind, place));
}

/** Where the shape of a kind stands; undefined for kinds that are not in the table. */
export function rootOf(apiVersion: string, kind: string): number | undefined {
  return roots.get(apiVersion)?.get(kind);
}
