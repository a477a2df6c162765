import { Reference, rootOf, shapeAt } from '../../src/rules/schema/table';

/** As deep as any field that matters here; recursive schemas have no end. */
const DEEPEST = 10;

function walk(place: Reference, path: string, depth: number): string[] {
  const shape = typeof place === 'number' && depth < DEEPEST ? shapeAt(place) : undefined;
  switch (shape?.kind) {
    case 'object': return [...shape.object.fields].flatMap(([name, field]) => walk(field, path === '' ? name : `${path}.${name}`, depth + 1));
    case 'list': return walk(shape.list.items, `${path}[]`, depth + 1);
    case 'map': return [`${path}{}`];
    default: return [path];
  }
}

/** Every field below `spec` of a kind, as the schema packages have it: `spec.http[].route[].weight`; maps end in `{}`. */
export function fieldPaths(apiVersion: string, kind: string): readonly string[] {
  const root = rootOf(apiVersion, kind);
  return root === undefined ? [] : walk(root, '', 0).filter(path => path.startsWith('spec.'));
}
