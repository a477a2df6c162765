import { ParsedDocument, placeOf } from './documents';
import { SourcedManifest } from '../../mesh/inventory';
import { PlainObject, asObject, get } from '../../mesh/manifest';
import { InputError } from '../exit';

/** The Kubernetes objects of a document: itself, or the items of a `List` or of an array. */
export function manifestsOf(document: ParsedDocument): SourcedManifest[] {
  const source = { file: document.file, document: document.index };
  return opened(document.value, placeOf(document)).map(manifest => ({ manifest, source }));
}

function opened(value: unknown, place: string): PlainObject[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => opened(item, `${place}, item ${index}`));
  }
  const object = asObject(value);
  if (object === undefined) {
    throw new InputError(`${place}: expected a Kubernetes object, got ${typeName(value)}`);
  }
  const kind = requiredString(object, 'kind', place);
  requiredString(object, 'apiVersion', place);
  const items = get(object, 'items');
  return kind.endsWith('List') && Array.isArray(items) ? items.flatMap((item, index) => opened(item, `${place}, item ${index}`)) : [object];
}

function requiredString(object: PlainObject, key: 'kind' | 'apiVersion', place: string): string {
  const value = get(object, key);
  if (typeof value !== 'string' || value === '') {
    const got = value === undefined ? 'is missing' : `must be a string that is not empty, got ${typeName(value)}`;
    throw new InputError(`${place}: ${nameOf(object)}${key} ${got}; is this a Kubernetes manifest?`);
  }
  return value;
}

/** Kind and name as far as they are there: `VirtualService shop/reviews: `. */
function nameOf(object: PlainObject): string {
  const kind = get(object, 'kind');
  const name = [get(object, 'metadata', 'namespace'), get(object, 'metadata', 'name')].filter(part => typeof part === 'string').join('/');
  const words = [typeof kind === 'string' ? kind : '', name].filter(word => word !== '').join(' ');
  return words === '' ? '' : `${words}: `;
}

export function typeName(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
